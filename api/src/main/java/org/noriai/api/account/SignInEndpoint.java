package org.noriai.api.account;

import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.problem.ProblemKind;
import org.noriai.api.security.Caller;
import org.noriai.api.security.Principal;
import org.noriai.api.security.RateLimit;
import org.noriai.api.store.people.OpenedSession;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.store.people.SignInCodes;
import org.noriai.api.v1.AcceptInvitationRequest;
import org.noriai.api.v1.AcceptInvitationResponse;
import org.noriai.api.v1.CallerView;
import org.noriai.api.v1.CompleteOpenIdRequest;
import org.noriai.api.v1.CompleteSignInRequest;
import org.noriai.api.v1.GetCallerRequest;
import org.noriai.api.v1.RefreshTokensRequest;
import org.noriai.api.v1.SignInServiceGrpc;
import org.noriai.api.v1.SignInStaffRequest;
import org.noriai.api.v1.SignOutEverywhereRequest;
import org.noriai.api.v1.SignOutEverywhereResponse;
import org.noriai.api.v1.StartOpenIdRequest;
import org.noriai.api.v1.StartOpenIdResponse;
import org.noriai.api.v1.StartSignInRequest;
import org.noriai.api.v1.StartSignInResponse;
import org.noriai.api.v1.Tokens;
import org.noriai.api.view.Answers;

/** {@code SignInService}. So many tries an address. Thread-safe. */
public final class SignInEndpoint extends SignInServiceGrpc.SignInServiceImplBase {

    private final PeopleStore people;
    private final Contacts contacts;
    private final RiderSignIn riders;
    private final StaffSignIn staff;
    private final Optional<OpenIdSignIn> openId;
    private final RateLimit tries;

    /**
     * Serves with these.
     *
     * @param openId by the city's identity provider, where it has one
     * @param tries how many an address has
     */
    public SignInEndpoint(
            PeopleStore people,
            Contacts contacts,
            RiderSignIn riders,
            StaffSignIn staff,
            Optional<OpenIdSignIn> openId,
            RateLimit tries) {
        this.people = people;
        this.contacts = contacts;
        this.riders = riders;
        this.staff = staff;
        this.openId = openId;
        this.tries = tries;
    }

    private void admit() {
        tries.admit(Caller.current().holder(), "tries to sign in from this address");
    }

    @Override
    public void startSignIn(StartSignInRequest request, StreamObserver<StartSignInResponse> observer) {
        Answers.one(observer, () -> {
            admit();
            boolean phone = request.getContactCase() == StartSignInRequest.ContactCase.PHONE;
            riders.start(contact(phone, phone ? request.getPhone() : request.getMail()));
            return StartSignInResponse.newBuilder()
                    .setValidSeconds((int) SignInCodes.SECONDS)
                    .build();
        });
    }

    @Override
    public void completeSignIn(CompleteSignInRequest request, StreamObserver<Tokens> observer) {
        Answers.one(observer, () -> {
            admit();
            boolean phone = request.getContactCase() == CompleteSignInRequest.ContactCase.PHONE;
            String contact = contact(phone, phone ? request.getPhone() : request.getMail());
            return tokens(riders.complete(contact, phone, request.getCode()));
        });
    }

    private String contact(boolean phone, String text) {
        List<FieldProblem> problems = new ArrayList<>();
        String contact = phone ? contacts.phone("phone", text, problems) : contacts.mail("mail", text, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return contact;
    }

    @Override
    public void acceptInvitation(AcceptInvitationRequest request, StreamObserver<AcceptInvitationResponse> observer) {
        Answers.one(observer, () -> {
            admit();
            return AcceptInvitationResponse.newBuilder()
                    .setAuthenticatorUri(staff.accept(request.getInvitation(), request.getPassword()))
                    .build();
        });
    }

    @Override
    public void signInStaff(SignInStaffRequest request, StreamObserver<Tokens> observer) {
        Answers.one(observer, () -> {
            admit();
            return tokens(staff.signIn(request.getLogin(), request.getPassword(), request.getOneTimeCode()));
        });
    }

    @Override
    public void startOpenId(StartOpenIdRequest request, StreamObserver<StartOpenIdResponse> observer) {
        Answers.one(observer, () -> {
            admit();
            return StartOpenIdResponse.newBuilder()
                    .setAuthorizationUri(provider().start(request.getRedirectUri()))
                    .build();
        });
    }

    @Override
    public void completeOpenId(CompleteOpenIdRequest request, StreamObserver<Tokens> observer) {
        Answers.one(observer, () -> {
            admit();
            return tokens(provider().complete(request.getState(), request.getCode()));
        });
    }

    private OpenIdSignIn provider() {
        return openId.orElseThrow(() ->
                new ProblemException(ProblemKind.CONFLICT, "This service is configured with no identity provider."));
    }

    @Override
    public void refreshTokens(RefreshTokensRequest request, StreamObserver<Tokens> observer) {
        Answers.one(observer, () -> {
            admit();
            return tokens(people.tokens()
                    .sessions()
                    .refresh(request.getRefreshToken())
                    .orElseThrow(() -> new ProblemException(
                            ProblemKind.UNAUTHENTICATED, "The refresh token is not known, was used, or is over.")));
        });
    }

    @Override
    public void signOutEverywhere(
            SignOutEverywhereRequest request, StreamObserver<SignOutEverywhereResponse> observer) {
        Answers.one(observer, () -> {
            people.tokens().sessions().endAll(known());
            return SignOutEverywhereResponse.getDefaultInstance();
        });
    }

    @Override
    public void getCaller(GetCallerRequest request, StreamObserver<CallerView> observer) {
        Answers.one(observer, () -> {
            Principal.Known caller = known();
            return CallerView.newBuilder()
                    .addAllRoles(caller.roles().stream().sorted().toList())
                    .setId(caller.actor())
                    .setTenant(caller.tenant().name())
                    .build();
        });
    }

    private static Principal.Known known() {
        if (Caller.current().principal() instanceof Principal.Known caller) {
            return caller;
        }
        throw new IllegalStateException("A method for known callers was reached by somebody without a token.");
    }

    /** The tokens of a sign-in, told once. */
    static Tokens tokens(OpenedSession session) {
        Tokens.Builder tokens = Tokens.newBuilder()
                .setAccessToken(session.accessToken())
                .setAccessSeconds((int) session.accessSeconds())
                .setRefreshToken(session.refreshToken())
                .setRefreshSeconds((int) session.refreshSeconds())
                .addAllRoles(session.principal().roles().stream().sorted().toList());
        if (session.principal() instanceof Principal.Rider rider) {
            tokens.setRiderId(rider.id().value());
        }
        return tokens.build();
    }
}
