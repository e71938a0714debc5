package org.noriai.dispatch.model;

/**
 * Another promise for a ride, which its rider is asked to agree to. Until then the old one holds.
 *
 * @param ride which
 * @param promise instead of the present one
 * @param by who proposes, as an opaque key
 * @param why in words for the rider
 * @param proposedSeconds since when, in seconds since the area's epoch
 * @param answerBySeconds it lapses then
 */
public record PromiseProposal(
        RideId ride, Promise promise, String by, String why, int proposedSeconds, int answerBySeconds) {}
