package org.noriai.dispatch.model;

/**
 * Who says that the world is not as planned, and why.
 *
 * @param by opaque id of the person or device that reported or decided it
 * @param why for people
 */
public record Reason(String by, String why) {}
