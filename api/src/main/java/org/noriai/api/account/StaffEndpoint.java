package org.noriai.api.account;

import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.security.Caller;
import org.noriai.api.security.Principal;
import org.noriai.api.security.RateLimit;
import org.noriai.api.store.people.AuditEntry;
import org.noriai.api.store.people.AuditLog;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.store.people.StaffAccount;
import org.noriai.api.store.people.StaffAccounts;
import org.noriai.api.v1.*;
import org.noriai.api.view.Answers;
import org.noriai.dispatch.model.VehicleId;

/** {@code StaffService}: who works here, which keys there are, and the record of who did what. Thread-safe. */
public final class StaffEndpoint extends StaffServiceGrpc.StaffServiceImplBase {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._@-]{3,100}");
    private static final int ID_LENGTH_MAX = 64;
    private static final int NAME_LENGTH_MAX = 200;
    private static final int LISTED_MAX = 1000;
    private static final int LISTED_USUAL = 100;

    private final PeopleStore people;

    /** The whole chain is read for each. */
    private final RateLimit verifications = new RateLimit(10, 0.5, System::nanoTime);

    /** Serves a city. */
    public StaffEndpoint(PeopleStore people) {
        this.people = people;
    }

    private void record(String action, String subject, String detail) {
        people.audit().add(Caller.current().staff().actor(), action, subject, detail);
    }

    @Override
    public void inviteStaff(InviteStaffRequest request, StreamObserver<InviteStaffResponse> observer) {
        Answers.one(observer, () -> {
            String login = request.getLogin().strip().toLowerCase(Locale.ROOT);
            List<FieldProblem> problems = new ArrayList<>();
            if (!LOGIN.matcher(login).matches()) {
                problems.add(FieldProblem.of(
                        "login",
                        request.getLogin(),
                        "must have 3 to 100 of a-z, 0-9, dot, hyphen, underscore and at sign."));
            }
            Set<Role> roles = roles(request.getRolesList(), problems);
            if (!problems.isEmpty()) {
                throw ProblemException.invalid(problems);
            }
            String invitation = people.staff().invite(login, roles);
            StaffAccount account = people.staff().findByLogin(login).orElseThrow();
            people.tokens().sessions().endAll(account.principal());
            record("STAFF_INVITED", account.id(), roles.toString());
            return InviteStaffResponse.newBuilder()
                    .setInvitation(invitation)
                    .setValidSeconds((int) StaffAccounts.INVITATION_SECONDS)
                    .build();
        });
    }

    private static Set<Role> roles(List<Role> named, List<FieldProblem> problems) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : named) {
            if (!Principal.STAFF_ROLES.contains(role)) {
                problems.add(
                        FieldProblem.of("roles", role, "must be DESK, DISPATCHER, CITY_PLANNER or ADMINISTRATOR."));
            } else {
                roles.add(role);
            }
        }
        if (named.isEmpty()) {
            problems.add(new FieldProblem("roles", "", "roles must name at least one."));
        }
        return roles;
    }

    @Override
    public void listStaff(ListStaffRequest request, StreamObserver<ListStaffResponse> observer) {
        Answers.one(
                observer,
                () -> ListStaffResponse.newBuilder()
                        .addAllMembers(people.staff().list().stream()
                                .map(StaffEndpoint::view)
                                .toList())
                        .build());
    }

    @Override
    public void changeStaff(ChangeStaffRequest request, StreamObserver<StaffMember> observer) {
        Answers.one(observer, () -> {
            StaffAccount account = people.staff()
                    .find(request.getStaffId())
                    .orElseThrow(() -> ProblemException.notFound("staff_id", request.getStaffId()));
            List<FieldProblem> problems = new ArrayList<>();
            Set<Role> roles = roles(request.getRolesList(), problems);
            if (!problems.isEmpty()) {
                throw ProblemException.invalid(problems);
            }
            people.staff().change(account.id(), roles, request.getActive());
            people.tokens().sessions().endAll(account.principal());
            record("STAFF_CHANGED", account.id(), roles + (request.getActive() ? "" : " closed"));
            return view(people.staff().find(account.id()).orElseThrow());
        });
    }

    private static StaffMember view(StaffAccount account) {
        return StaffMember.newBuilder()
                .setStaffId(account.id())
                .setLogin(account.login())
                .addAllRoles(account.roles().stream().sorted().toList())
                .setActive(account.active())
                .setHasPassword(account.password().isPresent())
                .build();
    }

    @Override
    public void listDevices(ListDevicesRequest request, StreamObserver<ListDevicesResponse> observer) {
        Answers.one(
                observer,
                () -> ListDevicesResponse.newBuilder()
                        .addAllVehicleIds(people.tokens().listDevices().stream()
                                .map(VehicleId::value)
                                .toList())
                        .build());
    }

    @Override
    public void revokeDevice(RevokeDeviceRequest request, StreamObserver<RevokeDeviceResponse> observer) {
        Answers.one(observer, () -> {
            String id = request.getVehicleId();
            if (id.isBlank() || id.length() > ID_LENGTH_MAX || !people.tokens().revokeDevice(new VehicleId(id))) {
                throw ProblemException.notFound("vehicle_id", id);
            }
            record("DEVICE_REVOKED", id, "");
            return RevokeDeviceResponse.getDefaultInstance();
        });
    }

    @Override
    public void registerBusDevice(
            RegisterBusDeviceRequest request, StreamObserver<RegisterBusDeviceResponse> observer) {
        Answers.one(observer, () -> {
            String id = text("bus_id", request.getBusId(), ID_LENGTH_MAX);
            String token = people.tokens().registerDevice(new VehicleId(id), Role.BUS_DRIVER);
            record("DEVICE_REGISTERED", id, "bus");
            return RegisterBusDeviceResponse.newBuilder().setToken(token).build();
        });
    }

    @Override
    public void registerPartner(RegisterPartnerRequest request, StreamObserver<RegisterPartnerResponse> observer) {
        Answers.one(observer, () -> {
            var partner = people.tokens().registerPartner(text("name", request.getName(), NAME_LENGTH_MAX));
            record("PARTNER_REGISTERED", partner.id(), "");
            return RegisterPartnerResponse.newBuilder()
                    .setPartnerId(partner.id())
                    .setToken(partner.token())
                    .build();
        });
    }

    private static String text(String field, String value, int lengthMax) {
        if (value.isBlank() || value.length() > lengthMax) {
            throw ProblemException.invalid(
                    List.of(FieldProblem.of(field, value, "must have 1 to %d characters.".formatted(lengthMax))));
        }
        return value;
    }

    @Override
    public void revokePartner(RevokePartnerRequest request, StreamObserver<RevokePartnerResponse> observer) {
        Answers.one(observer, () -> {
            if (!people.tokens().revokePartner(request.getPartnerId())) {
                throw ProblemException.notFound("partner_id", request.getPartnerId());
            }
            record("PARTNER_REVOKED", request.getPartnerId(), "");
            return RevokePartnerResponse.getDefaultInstance();
        });
    }

    @Override
    public void listAudit(ListAuditRequest request, StreamObserver<ListAuditResponse> observer) {
        Answers.one(observer, () -> {
            long limit = Integer.toUnsignedLong(request.getLimit());
            List<FieldProblem> problems = new ArrayList<>();
            if (limit > LISTED_MAX) {
                problems.add(FieldProblem.of("limit", limit, "must be at most %d.".formatted(LISTED_MAX)));
            }
            if (request.getAfter() < 0) {
                problems.add(FieldProblem.of(
                        "after", Long.toUnsignedString(request.getAfter()), "must be the sequence of an entry."));
            }
            if (!problems.isEmpty()) {
                throw ProblemException.invalid(problems);
            }
            ListAuditResponse.Builder answer = ListAuditResponse.newBuilder();
            people.audit()
                    .list(request.getAfter(), limit == 0 ? LISTED_USUAL : (int) limit)
                    .forEach(entry -> answer.addEntries(view(entry)));
            return answer.build();
        });
    }

    private static AuditEntryView view(AuditEntry entry) {
        return AuditEntryView.newBuilder()
                .setSequence(entry.sequence())
                .setTime(com.google.protobuf.util.Timestamps.fromMillis(
                        entry.at().toEpochMilli()))
                .setActor(entry.actor())
                .setAction(entry.action())
                .setSubject(entry.subject())
                .setDetail(entry.detail())
                .setHash(entry.hash())
                .build();
    }

    @Override
    public void verifyAudit(VerifyAuditRequest request, StreamObserver<VerifyAuditResponse> observer) {
        Answers.one(observer, () -> {
            verifications.admit(Caller.current().principal().actor(), "verifications");
            Optional<AuditLog.Head> noted = request.getNotedHash().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AuditLog.Head(request.getNotedSequence(), request.getNotedHash()));
            AuditLog.Verification found = people.audit().verify(noted);
            return VerifyAuditResponse.newBuilder()
                    .setWhole(found.brokenAt().isEmpty())
                    .setBrokenAt(found.brokenAt().orElse(0L))
                    .setLastSequence(found.head().sequence())
                    .setLastHash(found.head().hash())
                    .build();
        });
    }
}
