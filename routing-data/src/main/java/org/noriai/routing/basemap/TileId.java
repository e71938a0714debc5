package org.noriai.routing.basemap;

/** The number of a tile in a PMTiles archive: all tiles of lower zooms first, then along a Hilbert curve. */
final class TileId {

    private TileId() {}

    static long of(int zoom, int x, int y) {
        long id = 0;
        for (int z = 0; z < zoom; z++) {
            id += 1L << (2 * z);
        }
        int column = x;
        int row = y;
        for (int side = (1 << zoom) >> 1; side > 0; side >>= 1) {
            int right = (column & side) > 0 ? 1 : 0;
            int down = (row & side) > 0 ? 1 : 0;
            id += (long) side * side * ((3 * right) ^ down);
            if (down == 0) {
                if (right == 1) {
                    column = side - 1 - (column & (side - 1));
                    row = side - 1 - (row & (side - 1));
                }
                int swapped = column;
                column = row;
                row = swapped;
            }
        }
        return id;
    }
}
