package org.noriai.routing.directions;

/**
 * One thing that a driver does on the way, and how far it is until the next. Immutable.
 *
 * @param turn what to do
 * @param exit of a roundabout the number of the exit, from 1; otherwise 0
 * @param street the name of the street that it leads into, empty if it has none
 * @param point index of the path's point where it is done
 * @param meters from there to the next step
 * @param seconds from there to the next step
 */
public record DriveStep(Turn turn, int exit, String street, int point, int meters, int seconds) {

    /** What to do. */
    public enum Turn {
        DEPART,
        STRAIGHT_ON,
        SLIGHTLY_LEFT,
        LEFT,
        SHARPLY_LEFT,
        SLIGHTLY_RIGHT,
        RIGHT,
        SHARPLY_RIGHT,
        TURN_ROUND,
        ROUNDABOUT,
        ARRIVE
    }
}
