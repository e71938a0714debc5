package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noriai.dispatch.command.DispatchCommand.SendIdleVehicles;
import org.noriai.dispatch.command.DispatchCommand.Sending;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.VehicleSent;
import org.noriai.dispatch.reposition.RepositioningRules;
import org.noriai.dispatch.reposition.SendingCheck;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.ShiftState;

/** Which of the idle vehicles proposed to be sent elsewhere are: those whose promises, as they are by now, allow it. */
final class IdleVehicleDecisions {

    private final SendingCheck check;
    private final RepositioningRules rules;

    IdleVehicleDecisions(SendingCheck check, RepositioningRules rules) {
        this.check = check;
        this.rules = rules;
    }

    Decision send(FleetState state, SendIdleVehicles command, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        FleetState after = state;
        for (Sending sending : command.sendings()) {
            Optional<ShiftState> shift = after.findShift(sending.shift());
            if (shift.isPresent() && check.permits(after, shift.get(), sending, now)) {
                VehicleSent sent =
                        new VehicleSent(now, sending.shift(), sending.toPlace(), now + rules.leaveWithinSeconds());
                events.add(sent);
                after = after.apply(sent);
            }
        }
        return new Decision(events, new DispatchOutcome.Done());
    }
}
