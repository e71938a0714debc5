package org.noriai.dispatch.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A state as bytes, so that a restart need not fold the events of a year. It is a copy of what the log says, never the
 * truth: it can be read only by the version of this program that has the same classes, and whoever can't read it folds the
 * events instead.
 *
 * <p>Every part of the state is written by its fields, whatever they are. Each class is preceded by the names and types of
 * its fields, which have to be the same where it is read.
 */
public final class StateImage {

    private StateImage() {}

    /**
     * Writes a state.
     *
     * @throws IllegalStateException naming the class of a part that can't be written
     */
    public static byte[] write(FleetState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            new StateImageWriter(out).write(state);
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory can't be written.", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a state that {@link #write} has written.
     *
     * @throws IllegalArgumentException if it was written by another version, or is damaged
     */
    public static FleetState read(byte[] image) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(image))) {
            Object state = new StateImageReader(in).read();
            if (state instanceof FleetState fleet && in.read() < 0) {
                return fleet;
            }
            throw new IllegalArgumentException("The image does not hold one state.");
        } catch (IOException | ReflectiveOperationException | RuntimeException failed) {
            throw new IllegalArgumentException("The image can't be read: " + failed.getMessage(), failed);
        }
    }
}
