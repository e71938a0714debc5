package org.noriai.dispatch.model;

/** Why a promise may be changed. */
public enum PromiseConsent {
    /** The rider was asked and agreed. */
    RIDER_AGREED,
    /** It is narrower than before, so the rider loses nothing and need not be asked. */
    NARROWER
}
