package org.noriai.dispatch.state;

import org.noriai.dispatch.model.Load;

/**
 * From where and when the rest of a plan is driven.
 *
 * @param place where the vehicle stands, or the first stop's place if it is on its way to it or stands at it
 * @param readyFromSeconds it can leave there, or begin to serve there, not before this, whatever the time is now
 * @param lagSeconds how long before now it may have begun to serve there
 * @param readySeconds from when on it can leave there, or begin to serve there, as it is now
 * @param committedStops how many of the first stops nothing may be inserted before
 * @param aboard what is on board now
 * @param aboardAlone whether somebody on board shares the vehicle with nobody
 * @param duty how the driver's stretch of driving stands at {@code place}
 * @param endPlace where the shift ends
 * @param endSeconds by when
 */
public record PlanStart(
        int place,
        int readyFromSeconds,
        int lagSeconds,
        int readySeconds,
        int committedStops,
        Load aboard,
        boolean aboardAlone,
        Duty duty,
        int endPlace,
        int endSeconds) {}
