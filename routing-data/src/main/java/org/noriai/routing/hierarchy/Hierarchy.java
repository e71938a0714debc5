package org.noriai.routing.hierarchy;

/**
 * A contraction hierarchy of a graph (Geisberger, Sanders, Schultes, Delling 2008): its nodes in an order of importance,
 * and beside the graph's arcs shortcuts over less important nodes, so that every quickest way has the form first only up,
 * then only down. A position is a node's place in the order, 0 the most important. Immutable.
 */
public final class Hierarchy {

    private final int[] positionOf;
    private final UpwardArcs out;
    private final UpwardArcs in;

    /**
     * Takes the arrays over.
     *
     * @param positionOf position of each node
     * @param out arcs to more important positions
     * @param in the same of the reversed graph: arcs from more important positions
     */
    Hierarchy(int[] positionOf, UpwardArcs out, UpwardArcs in) {
        this.positionOf = positionOf;
        this.out = out;
        this.in = in;
    }

    /** How many nodes it orders. */
    public int nodeCount() {
        return positionOf.length;
    }

    /** Arcs and shortcuts in all. */
    public int arcCount() {
        return out.arcCount() + in.arcCount();
    }

    /** Position of a node. */
    int position(int node) {
        return positionOf[node];
    }

    /** A copy of the order: position of each node. */
    int[] positions() {
        return positionOf.clone();
    }

    UpwardArcs out() {
        return out;
    }

    UpwardArcs in() {
        return in;
    }
}
