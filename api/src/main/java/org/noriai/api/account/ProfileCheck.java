package org.noriai.api.account;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.v1.Certificate;
import org.noriai.api.v1.CertificateKind;
import org.noriai.api.v1.RiderProfile;

/** Finds everything that is wrong with a profile, and says none of it back: it is personal. Immutable, thus thread-safe. */
public final class ProfileCheck {

    private static final int NAME_LENGTH_MAX = 100;
    private static final int OTHER_LENGTH_MAX = 500;
    private static final int CERTIFICATES_MAX = 10;

    private final Contacts contacts;

    /** With contacts of this country. */
    public ProfileCheck(Contacts contacts) {
        this.contacts = contacts;
    }

    /**
     * What the desk may keep, with number and address as they are kept.
     *
     * @throws ProblemException with everything that is wrong
     */
    public RiderProfile byDesk(RiderProfile profile) {
        List<FieldProblem> problems = texts(profile);
        RiderProfile.Builder kept = profile.toBuilder();
        if (!profile.getPhone().isEmpty()) {
            kept.setPhone(contacts.phone("profile.phone", profile.getPhone(), problems));
        }
        if (!profile.getMail().isEmpty()) {
            kept.setMail(contacts.mail("profile.mail", profile.getMail(), problems));
        }
        if (profile.getName().isBlank() && profile.getPhone().isEmpty()) {
            problems.add(new FieldProblem("profile.name", "", "profile.name or profile.phone must be given."));
        }
        certificates(profile, problems);
        return checked(kept.build(), problems);
    }

    /**
     * What a rider may keep: contacts and certificates stay as they were.
     *
     * @param known what was known before
     * @throws ProblemException with everything that is wrong
     */
    public RiderProfile byRider(RiderProfile profile, RiderProfile known) {
        List<FieldProblem> problems = texts(profile);
        unchanged("profile.phone", profile.getPhone(), known.getPhone(), problems);
        unchanged("profile.mail", profile.getMail(), known.getMail(), problems);
        if (profile.getCertificatesCount() > 0 && !profile.getCertificatesList().equals(known.getCertificatesList())) {
            problems.add(new FieldProblem(
                    "profile.certificates", "", "profile.certificates are kept as the desk checked them."));
        }
        return checked(
                profile.toBuilder()
                        .setPhone(known.getPhone())
                        .setMail(known.getMail())
                        .clearCertificates()
                        .addAllCertificates(known.getCertificatesList())
                        .build(),
                problems);
    }

    private static void unchanged(String field, String value, String known, List<FieldProblem> problems) {
        if (!value.isEmpty() && !value.equals(known)) {
            problems.add(new FieldProblem(field, "", "%s is kept as it was proven by signing in.".formatted(field)));
        }
    }

    private static RiderProfile checked(RiderProfile profile, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return profile;
    }

    private static List<FieldProblem> texts(RiderProfile profile) {
        List<FieldProblem> problems = new ArrayList<>();
        most("profile.name", profile.getName(), NAME_LENGTH_MAX, problems);
        most("profile.kana", profile.getKana(), NAME_LENGTH_MAX, problems);
        most("profile.needs.other", profile.getNeeds().getOther(), OTHER_LENGTH_MAX, problems);
        return problems;
    }

    private static void most(String field, String value, int lengthMax, List<FieldProblem> problems) {
        if (value.length() > lengthMax) {
            problems.add(
                    new FieldProblem(field, "", "%s must have at most %d characters.".formatted(field, lengthMax)));
        }
    }

    private static void certificates(RiderProfile profile, List<FieldProblem> problems) {
        if (profile.getCertificatesCount() > CERTIFICATES_MAX) {
            problems.add(FieldProblem.of(
                    "profile.certificates",
                    profile.getCertificatesCount(),
                    "must be at most %d.".formatted(CERTIFICATES_MAX)));
            return;
        }
        for (int i = 0; i < profile.getCertificatesCount(); i++) {
            Certificate certificate = profile.getCertificates(i);
            String path = "profile.certificates[%d].".formatted(i);
            if (certificate.getKind() == CertificateKind.CERTIFICATE_KIND_UNSPECIFIED
                    || certificate.getKind() == CertificateKind.UNRECOGNIZED) {
                problems.add(FieldProblem.of(path + "kind", certificate.getKindValue(), "must be a kind."));
            }
            if (!certificate.getValidUntil().isEmpty() && !isDate(certificate.getValidUntil())) {
                problems.add(FieldProblem.of(
                        path + "valid_until", certificate.getValidUntil(), "must be a date, as 2027-03-31."));
            }
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() < 10_000;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
