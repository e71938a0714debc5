package org.noriai.dispatch.insertion;

/**
 * What an insertion costs, in integer units of a sixteenth of a driven second.
 *
 * <p>Drives count once, a person's time half as much: a minute of four riders weighs two minutes of driving, and an idle
 * vehicle near by does not beat a shared one that hardly turns aside. A walk weighs twice a ride. Slack is what later
 * requests live on, so each second that a planned stop comes closer to its latest time costs a little.
 */
final class InsertionCost {

    /** Of a second driven more. */
    static final int DRIVEN = 16;

    /** Of a second that one person waits, rides longer than direct, or arrives before the time named. */
    static final int PERSON = 8;

    /** Of a second that one person walks. */
    static final int WALK = 16;

    /** Of a second by which one planned stop moves towards its latest time. */
    static final int SLACK = 1;

    private InsertionCost() {}

    /**
     * The whole cost.
     *
     * @param drivenSeconds drive added
     * @param othersSeconds wait and ride added for others, summed over people
     * @param slackSeconds by how much planned stops move later, summed over stops
     * @param people of the new party
     * @param walkSeconds both walks of the new party
     * @param inconvenienceSeconds the new party's wait after the wished time, or its earliness before the named one,
     *     and its detour
     */
    static long of(
            int drivenSeconds,
            long othersSeconds,
            long slackSeconds,
            int people,
            int walkSeconds,
            int inconvenienceSeconds) {
        return (long) DRIVEN * drivenSeconds
                + PERSON * othersSeconds
                + SLACK * slackSeconds
                + (long) people * ((long) WALK * walkSeconds + (long) PERSON * inconvenienceSeconds);
    }
}
