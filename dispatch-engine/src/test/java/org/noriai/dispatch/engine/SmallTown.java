package org.noriai.dispatch.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.noriai.dispatch.command.DispatchCommand.ChangeFleet;
import org.noriai.dispatch.command.DispatchCommand.ReportStopEvent;
import org.noriai.dispatch.command.DispatchCommand.RequestOffers;
import org.noriai.dispatch.command.DispatchCommand.StopEventKind;
import org.noriai.dispatch.model.Access;
import org.noriai.dispatch.model.OfferSetId;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.RideId;
import org.noriai.dispatch.model.RideRequest;
import org.noriai.dispatch.model.RiderId;
import org.noriai.dispatch.model.SeatConfiguration;
import org.noriai.dispatch.model.ServiceRules;
import org.noriai.dispatch.model.Shift;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.TimeWindow;
import org.noriai.dispatch.model.TravelWish;
import org.noriai.dispatch.model.Vehicle;
import org.noriai.dispatch.model.VehicleId;
import org.noriai.dispatch.model.VehicleType;
import org.noriai.dispatch.spi.TravelTimes;

/** Ten stops in a row, two minutes apart, and buses that start at the first; the day begins at 0 and lasts 24 h. */
final class SmallTown {

    static final int LEG_SECONDS = 120;
    static final int PLACES = 10;
    static final VehicleType BUS =
            new VehicleType("bus", "Small bus", List.of(new SeatConfiguration(8, 0), new SeatConfiguration(6, 1)));

    static final TravelTimes TIMES = new TravelTimes() {
        @Override
        public int placeCount() {
            return PLACES;
        }

        @Override
        public int leastSeconds(int fromPlace, int toPlace) {
            return seconds(fromPlace, toPlace, 0);
        }

        @Override
        public int seconds(int fromPlace, int toPlace, int departureSeconds) {
            return Math.abs(fromPlace - toPlace) * LEG_SECONDS;
        }
    };

    private SmallTown() {}

    static ChangeFleet fleet(int vehicles) {
        List<Vehicle> all = IntStream.rangeClosed(1, vehicles)
                .mapToObj(i -> new Vehicle(new VehicleId("v" + i), "Bus " + i, BUS))
                .toList();
        return new ChangeFleet(
                0,
                all,
                all.stream()
                        .map(vehicle -> new Shift(
                                new ShiftId(vehicle.id() + "-day"),
                                vehicle.id(),
                                new TimeWindow(6 * 3_600, 18 * 3_600),
                                0,
                                0))
                        .toList());
    }

    static RequestOffers wish(int at, String set, String rider, int from, int to, Party party, TravelWish wish) {
        RideRequest request = new RideRequest(
                new RiderId(rider),
                party,
                List.of(new Access(from, 60, 70)),
                List.of(new Access(to, 0, 0)),
                wish,
                ServiceRules.DEFAULT.dwellSeconds(party),
                ServiceRules.DEFAULT.dwellSeconds(party));
        return new RequestOffers(at, new OfferSetId(set), request, "holder-" + rider, at + 120);
    }

    static RequestOffers wish(int at, String set, String rider, int from, int to) {
        return wish(at, set, rider, from, to, new Party(1, 0), new TravelWish.DepartAfter(at));
    }

    static ReportStopEvent at(int now, StopEventKind kind, int place) {
        return new ReportStopEvent(now, new VehicleId("v1"), kind, Optional.empty(), Optional.of(place), now);
    }

    static ReportStopEvent at(int now, StopEventKind kind, RideId ride) {
        return new ReportStopEvent(now, new VehicleId("v1"), kind, Optional.of(ride), Optional.empty(), now);
    }
}
