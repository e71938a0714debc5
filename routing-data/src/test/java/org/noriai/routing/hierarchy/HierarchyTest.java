package org.noriai.routing.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches by hierarchy are compared with the plainest search there is, on seeded graphs. */
final class HierarchyTest {

    private static final int GRAPHS = 2_000;

    @Test
    void timesToAndFromAllNodesAreThoseOfThePlainestSearch() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < GRAPHS; i++) {
            ArcGraph graph = RandomGraphs.draw(random);
            compare(graph, HierarchyBuilder.build(graph), random, "graph " + i);
        }
    }

    @Test
    void contractedAgainAfterTimesHaveChangedItIsExactAgain() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < GRAPHS; i++) {
            ArcGraph graph = RandomGraphs.draw(random);
            Hierarchy hierarchy = HierarchyBuilder.build(graph);
            ArcGraph changed = RandomGraphs.change(graph, random);
            compare(changed, HierarchyBuilder.rebuild(changed, hierarchy), random, "graph " + i);
        }
    }

    @Test
    void aTargetAtSeveralNodesIsReachedByTheQuickest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            ArcGraph graph = RandomGraphs.draw(random);
            Hierarchy hierarchy = HierarchyBuilder.build(graph);
            int a = random.nextInt(graph.nodeCount());
            int b = random.nextInt(graph.nodeCount());
            TargetBuckets.Builder builder = TargetBuckets.Builder.to(hierarchy);
            builder.seed(a, 700);
            builder.seed(b, -3);
            builder.next();
            builder.next();
            TargetBuckets targets = builder.build();
            int from = random.nextInt(graph.nodeCount());
            int start = random.nextInt(graph.nodeCount());
            int[] millis = new int[2];
            ManySearch search = ManySearch.forward(hierarchy);
            search.seed(from, 5);
            search.seed(start, 11);
            search.run(targets, millis);
            int[] byFrom = RandomGraphs.times(graph, from);
            int[] byStart = RandomGraphs.times(graph, start);
            int toA = Math.min(byFrom[a] + 5, byStart[a] + 11) + 700;
            int toB = Math.min(byFrom[b] + 5, byStart[b] + 11) - 3;
            assertThat(millis[0]).as("graph %d", i).isEqualTo(clamped(Math.min(toA, toB)));
            assertThat(millis[1]).as("a target without a node").isEqualTo(ArcGraph.UNREACHED);
        }
    }

    @Test
    void theSameGraphGivesTheSameBytesAndTheyAreReadBack(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        ArcGraph graph = RandomGraphs.draw(random);
        Path first = folder.resolve("first.bin");
        Path second = folder.resolve("second.bin");
        HierarchyFile.write(HierarchyBuilder.build(graph), graph, first);
        HierarchyFile.write(HierarchyBuilder.build(graph), graph, second);
        assertThat(second).hasSameBinaryContentAs(first);
        compare(graph, HierarchyFile.read(graph, first), random, "read back");
    }

    @Test
    void aFileOfOtherStreetsOrADamagedOneIsNamed(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        ArcGraph graph = RandomGraphs.draw(random);
        Path file = folder.resolve("hierarchy.bin");
        HierarchyFile.write(HierarchyBuilder.build(graph), graph, file);
        byte[] whole = Files.readAllBytes(file);
        ArcGraph other = new ArcGraph(new int[] {0, 1}, new int[] {0}, new int[] {5});
        assertThatThrownBy(() -> HierarchyFile.read(other, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("belongs to other streets");
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        assertThatThrownBy(() -> HierarchyFile.read(graph, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is cut off at %d bytes".formatted(whole.length - 3));
        Files.write(file, ByteBuffer.wrap(whole.clone()).putInt(24, -7).array());
        assertThatThrownBy(() -> HierarchyFile.read(graph, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged: it names -7 of %d nodes".formatted(graph.nodeCount()));
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> HierarchyFile.read(graph, file))
                .isInstanceOf(IOException.class)
                .hasMessage("The file %s is no street hierarchy.".formatted(file));
    }

    @Test
    void anArcThatCantBeIsNamed() {
        assertThatThrownBy(() -> new ArcGraph(new int[] {0, 1}, new int[] {0}, new int[] {-5}))
                .hasMessageContaining("The arc 0 into node 0 of 1 takes -5 ms");
        assertThatThrownBy(() -> new ArcGraph(new int[] {0, 1}, new int[] {1}, new int[] {5}))
                .hasMessageContaining("The arc 0 into node 1 of 1 takes 5 ms");
    }

    private static void compare(ArcGraph graph, Hierarchy hierarchy, SplittableRandom random, String what) {
        int nodes = graph.nodeCount();
        TargetBuckets.Builder to = TargetBuckets.Builder.to(hierarchy);
        TargetBuckets.Builder from = TargetBuckets.Builder.from(hierarchy);
        for (int node = 0; node < nodes; node++) {
            to.seed(node, 0);
            to.next();
            from.seed(node, 0);
            from.next();
        }
        ManySearch forward = ManySearch.forward(hierarchy);
        ManySearch backward = ManySearch.backward(hierarchy);
        TargetBuckets arrivals = to.build();
        TargetBuckets departures = from.build();
        ArcGraph reversed = graph.reversed();
        int[] millis = new int[nodes];
        for (int i = 0; i < 3; i++) {
            int node = random.nextInt(nodes);
            forward.seed(node, 0);
            forward.run(arrivals, millis);
            assertThat(clamped(millis)).as("%s from %d", what, node).isEqualTo(RandomGraphs.times(graph, node));
            backward.seed(node, 0);
            backward.run(departures, millis);
            assertThat(clamped(millis)).as("%s to %d", what, node).isEqualTo(RandomGraphs.times(reversed, node));
        }
    }

    private static int[] clamped(int[] millis) {
        return Arrays.stream(millis).map(HierarchyTest::clamped).toArray();
    }

    private static int clamped(int millis) {
        return Math.min(ArcGraph.UNREACHED, millis);
    }
}
