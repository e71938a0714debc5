package org.noriai.api.rider;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.noriai.api.booking.RiderClasses;
import org.noriai.api.clock.ScaledClock;
import org.noriai.api.store.people.RiderProfiles;
import org.noriai.api.v1.Certificate;
import org.noriai.api.v1.CertificateKind;
import org.noriai.dispatch.model.RiderClass;
import org.noriai.dispatch.model.RiderId;

/** Classes by the certificates that the desk has checked, as long as they hold. Thread-safe. */
public final class CertificateClasses implements RiderClasses {

    private final RiderProfiles riders;
    private final ScaledClock clock;
    private final ZoneId zone;

    /** Of these riders, on the days of this zone. */
    public CertificateClasses(RiderProfiles riders, ScaledClock clock, ZoneId zone) {
        this.riders = riders;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public boolean holds(RiderId rider, RiderClass riderClass) {
        LocalDate today = clock.now().atZone(zone).toLocalDate();
        return riders.find(rider).stream()
                .flatMap(known -> known.profile().getCertificatesList().stream())
                .anyMatch(certificate ->
                        names(certificate.getKind()).contains(riderClass.value()) && holds(certificate, today));
    }

    private static boolean holds(Certificate certificate, LocalDate today) {
        return certificate.getValidUntil().isEmpty() || !today.isAfter(LocalDate.parse(certificate.getValidUntil()));
    }

    /** What a city may call the class of a certificate. */
    private static List<String> names(CertificateKind kind) {
        return switch (kind) {
            case DISABILITY_CERTIFICATE -> List.of("disability", "reduced-mobility");
            case SENIOR_CERTIFICATE -> List.of("senior");
            case LICENCE_RETURNED_CERTIFICATE -> List.of("licence-returned");
            case CERTIFICATE_KIND_UNSPECIFIED, UNRECOGNIZED -> List.of();
        };
    }
}
