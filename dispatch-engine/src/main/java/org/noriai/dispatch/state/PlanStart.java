package org.noriai.dispatch.state;

import org.noriai.dispatch.model.Party;

/**
 * From where and when the rest of a plan is driven.
 *
 * @param place where the vehicle stands, or the first stop's place if it is on its way to it or stands at it
 * @param readySeconds from when on it can leave there, or begin to serve there
 * @param committedStops how many of the first stops nothing may be inserted before
 * @param aboard who is on board now
 * @param endPlace where the shift ends
 * @param endSeconds by when
 */
public record PlanStart(int place, int readySeconds, int committedStops, Party aboard, int endPlace, int endSeconds) {}
