package org.noriai.routing.basemap.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** Coasts are drawn as points west to east, south to north, in a box of 10 by 10 degrees; water is on their right. */
final class SeaTest {

    private final Sea sea = new Sea(new Envelope(0, 10, 0, 10));

    @Test
    void southOfAnEastwardCoastIsSea() {
        sea.add(coast(-1, 4, 11, 4));
        assertThat(sea.polygons().getArea()).isEqualTo(40);
        assertThat(sea.reason()).isEmpty();
    }

    @Test
    void northOfAWestwardCoastIsSea() {
        sea.add(coast(11, 4, -1, 4));
        assertThat(sea.polygons().getArea()).isEqualTo(60);
    }

    @Test
    void anIslandIsAHoleInTheSea() {
        sea.add(coast(-1, 6, 11, 6));
        sea.add(coast(2, 2, 4, 2, 4, 4, 2, 4, 2, 2));
        assertThat(sea.polygons().getArea()).isEqualTo(56);
    }

    @Test
    void aCoastInSeveralWaysIsJoined() {
        sea.add(coast(-1, 4, 5, 5));
        sea.add(coast(5, 5, 11, 4));
        assertThat(sea.polygons().getArea()).isBetween(40.0, 50.0);
        assertThat(sea.reason()).isEmpty();
    }

    @Test
    void aCoastThatEndsShortOfTheEdgeClosesInASmallerBox() {
        sea.add(coast(0.3, 4, 9.7, 4));
        assertThat(sea.polygons().getArea()).isBetween(20.0, 40.0);
        assertThat(sea.reason()).isEmpty();
    }

    @Test
    void aCoastThatEndsInTheMiddleGivesNoSeaAndSaysWhy() {
        sea.add(coast(-1, 4, 5, 4));
        assertThat(sea.polygons().isEmpty()).isTrue();
        assertThat(sea.reason()).isEqualTo("a coastline ends within the extract");
    }

    @Test
    void coastsThatContradictEachOtherGiveNoSeaAndSayWhy() {
        sea.add(coast(-1, 4, 11, 4));
        sea.add(coast(-1, 6, 11, 6));
        assertThat(sea.polygons().isEmpty()).isTrue();
        assertThat(sea.reason()).isEqualTo("a coastline has water on both sides");
    }

    @Test
    void noCoastIsNoSeaAndNoFault() {
        assertThat(sea.polygons().isEmpty()).isTrue();
        assertThat(sea.reason()).isEmpty();
    }

    private static LineString coast(double... xy) {
        Coordinate[] points = new Coordinate[xy.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return new GeometryFactory().createLineString(points);
    }
}
