package org.noriai.dispatch.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the text of every part of a state, in total order. */
final class StateHash {

    private StateHash() {}

    static String of(FleetState state) {
        MessageDigest digest = sha256();
        update(digest, "%d %d".formatted(state.version(), state.atSeconds()));
        state.listVehicles().forEach(vehicle -> update(digest, vehicle.toString()));
        state.listShifts().forEach(shift -> update(digest, shift.toString()));
        state.listRides().forEach(ride -> update(digest, ride.toString()));
        state.listRides().stream()
                .filter(ride -> state.standing.find(ride.id()).isPresent())
                .forEach(ride -> update(digest, ride.id() + " " + state.standingOf(ride)));
        state.listSuspensions().forEach(suspension -> update(digest, suspension.toString()));
        state.listHeld().forEach(set -> update(digest, set.toString()));
        state.promiseLedger().list().forEach(record -> update(digest, record.toString()));
        state.listReturns().forEach(one -> update(digest, one.toString()));
        state.listStandingOrders().forEach(order -> update(digest, order.toString()));
        state.listProposals().forEach(proposal -> update(digest, proposal.toString()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
