package org.noriai.api.web.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What the contract's own comments say of its methods, messages, fields and values, by full name. Generated classes do not
 * carry them; the build writes them beside. Immutable.
 */
final class ContractComments {

    private static final String FILE = "/noriai/v1/contract.binpb";

    private final Map<String, String> comments = new HashMap<>();

    private ContractComments() {}

    /** Reads what the build wrote; nothing if it wrote nothing. */
    static ContractComments read() {
        ContractComments read = new ContractComments();
        try (InputStream in = ContractComments.class.getResourceAsStream(FILE)) {
            if (in != null) {
                FileDescriptorSet.parseFrom(in).getFileList().forEach(read::add);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("The contract's comments in %s can't be read.".formatted(FILE), damaged);
        }
        return read;
    }

    /** The comment on what has this full name, on one line; empty if there is none. */
    String of(String fullName) {
        return comments.getOrDefault(fullName, "");
    }

    private void add(FileDescriptorProto file) {
        for (Location location : file.getSourceCodeInfo().getLocationList()) {
            String comment = location.getLeadingComments().strip().replaceAll("\\s+", " ");
            if (!comment.isEmpty()) {
                String name = name(file, location.getPathList());
                if (!name.isEmpty()) {
                    comments.put(file.getPackage() + "." + name, comment);
                }
            }
        }
    }

    /** What lies at a path of field numbers and indices (descriptor.proto, SourceCodeInfo). */
    private static String name(FileDescriptorProto file, List<Integer> path) {
        boolean outer = path.size() == 2;
        boolean inner = path.size() == 4;
        if (!outer && !inner) {
            return "";
        }
        int index = path.get(1);
        return switch (path.get(0)) {
            case FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER -> {
                DescriptorProto message = file.getMessageType(index);
                yield outer
                        ? message.getName()
                        : inner(
                                path,
                                DescriptorProto.FIELD_FIELD_NUMBER,
                                message.getName(),
                                i -> message.getField(i).getName());
            }
            case FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER -> {
                EnumDescriptorProto type = file.getEnumType(index);
                yield outer
                        ? type.getName()
                        : inner(
                                path,
                                EnumDescriptorProto.VALUE_FIELD_NUMBER,
                                type.getName(),
                                i -> type.getValue(i).getName());
            }
            case FileDescriptorProto.SERVICE_FIELD_NUMBER -> {
                ServiceDescriptorProto service = file.getService(index);
                yield outer
                        ? service.getName()
                        : inner(
                                path,
                                ServiceDescriptorProto.METHOD_FIELD_NUMBER,
                                service.getName(),
                                i -> service.getMethod(i).getName());
            }
            default -> "";
        };
    }

    private static String inner(List<Integer> path, int kind, String outer, IntFunction<String> name) {
        return path.get(2) == kind ? outer + "." + name.apply(path.get(3)) : "";
    }
}
