package org.noriai.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.noriai.dispatch.command.DispatchOutcome;
import org.noriai.dispatch.event.BookingEvent.ProposalClosed;
import org.noriai.dispatch.event.BookingEvent.ProposalClosure;
import org.noriai.dispatch.event.BookingEvent.ReturnClosed;
import org.noriai.dispatch.event.BookingEvent.ReturnClosure;
import org.noriai.dispatch.event.DispatchEvent;
import org.noriai.dispatch.event.DispatchEvent.OffersReleased;
import org.noriai.dispatch.event.DispatchEvent.ReleaseCause;
import org.noriai.dispatch.model.OpenReturn;
import org.noriai.dispatch.model.PromiseProposal;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.state.FleetState;
import org.noriai.dispatch.state.HeldOffers;

/** Lets lapse what nobody took in time. */
final class Lapses {

    private Lapses() {}

    static Decision lapse(FleetState state, int now) {
        List<DispatchEvent> events = new ArrayList<>();
        List<RideId> over = new ArrayList<>();
        for (HeldOffers held : state.listHeld()) {
            if (held.heldUntilSeconds() <= now) {
                over.addAll(held.offers());
            }
        }
        if (!over.isEmpty()) {
            events.add(new OffersReleased(now, over, ReleaseCause.EXPIRED));
        }
        for (PromiseProposal proposal : state.listProposals()) {
            if (proposal.answerBySeconds() <= now) {
                events.add(new ProposalClosed(now, proposal.ride(), ProposalClosure.LAPSED));
            }
        }
        for (OpenReturn one : state.listReturns()) {
            if (one.open() && one.window().endSeconds() < now) {
                events.add(new ReturnClosed(now, one.id(), ReturnClosure.LAPSED));
            }
        }
        return new Decision(events, new DispatchOutcome.Done());
    }
}
