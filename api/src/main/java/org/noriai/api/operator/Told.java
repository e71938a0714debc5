package org.noriai.api.operator;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.security.Digests;
import org.noriai.dispatch.model.Instruction;

/**
 * What a member of staff tells the service to do, as far as all instructions are alike.
 *
 * @param instruction who, what and why
 * @param confirm what was shown before and is accepted; empty if nothing was
 * @param dryRun whether it is only to be shown
 */
record Told(Instruction instruction, String confirm, boolean dryRun) {

    static final int WHY_LENGTH_MAX = 500;

    private static final int KEY_LENGTH_MAX = 64;

    /** What does not make another request of it. */
    private static final Set<String> OUTSIDE_FINGERPRINT = Set.of("idempotency_key", "confirm", "dry_run");

    /**
     * Reads it from any of the contract's instructions, by the names of their fields.
     *
     * @param by who, as an opaque id
     * @param kind the method's name
     * @param subject what it is about
     * @param problems takes everything that is wrong with these fields
     */
    static Told of(String by, String kind, String subject, Message request, List<FieldProblem> problems) {
        String why = text(request, "why");
        String key = text(request, "idempotency_key");
        if (why.isBlank() || why.length() > WHY_LENGTH_MAX) {
            problems.add(FieldProblem.of("why", why, "must have 1 to %d characters.".formatted(WHY_LENGTH_MAX)));
        }
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            problems.add(FieldProblem.of(
                    "idempotency_key", key, "must have 1 to %d visible ASCII characters.".formatted(KEY_LENGTH_MAX)));
        }
        FieldDescriptor dryRun = request.getDescriptorForType().findFieldByName("dry_run");
        return new Told(
                new Instruction(by, kind, subject, why, key, fingerprint(kind, request)),
                text(request, "confirm"),
                dryRun != null && (Boolean) request.getField(dryRun));
    }

    private static String text(Message request, String name) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName(name);
        return field == null ? "" : String.valueOf(request.getField(field));
    }

    private static String fingerprint(String kind, Message request) {
        Message.Builder rest = request.toBuilder();
        for (FieldDescriptor field : request.getDescriptorForType().getFields()) {
            if (OUTSIDE_FINGERPRINT.contains(field.getName())) {
                rest.clearField(field);
            }
        }
        byte[] name = (kind + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = rest.build().toByteArray();
        byte[] all = new byte[name.length + body.length];
        System.arraycopy(name, 0, all, 0, name.length);
        System.arraycopy(body, 0, all, name.length, body.length);
        return HexFormat.of().formatHex(Digests.sha256(all));
    }

    /** Goes on only if nothing is wrong. */
    static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(new ArrayList<>(problems));
        }
    }
}
