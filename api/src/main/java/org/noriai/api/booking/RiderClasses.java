package org.noriai.api.booking;

import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RiderId;

/** Which classes riders belong to, by the certificates that their accounts hold. */
public interface RiderClasses {

    /** Whether the rider's account holds a certificate for the class that is valid now. */
    boolean holds(RiderId rider, RiderClass riderClass);
}
