package org.noriai.api;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.noriai.api.v1.Common;

/** Every method of the contract, as the compiler of the proto files wrote it down: a new file or method is in it by itself. */
public final class Contract {

    private Contract() {}

    /** All methods, by name. */
    public static List<MethodDescriptor> methods() {
        ExtensionRegistry registry = ExtensionRegistry.newInstance();
        Common.registerAllExtensions(registry);
        com.google.api.AnnotationsProto.registerAllExtensions(registry);
        try (InputStream file = Contract.class.getResourceAsStream("/noriai/v1/contract.binpb")) {
            FileDescriptorSet set =
                    FileDescriptorSet.parseFrom(Objects.requireNonNull(file, "The contract."), registry);
            Map<String, FileDescriptorProto> sources = new HashMap<>();
            set.getFileList().forEach(source -> sources.put(source.getName(), source));
            Map<String, FileDescriptor> built = imported();
            List<MethodDescriptor> methods = new ArrayList<>();
            for (String name : sources.keySet()) {
                build(name, sources, built).getServices().forEach(service -> methods.addAll(service.getMethods()));
            }
            methods.removeIf(method -> !method.getFullName().startsWith("noriai."));
            methods.sort(Comparator.comparing(MethodDescriptor::getFullName));
            return methods;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (DescriptorValidationException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    /** What the contract's files import from others. */
    private static Map<String, FileDescriptor> imported() {
        Map<String, FileDescriptor> files = new HashMap<>();
        for (FileDescriptor file : List.of(
                com.google.protobuf.DescriptorProtos.getDescriptor(),
                com.google.protobuf.TimestampProto.getDescriptor(),
                com.google.protobuf.DurationProto.getDescriptor(),
                com.google.api.HttpProto.getDescriptor(),
                com.google.api.AnnotationsProto.getDescriptor())) {
            files.put(file.getFullName(), file);
        }
        return files;
    }

    private static FileDescriptor build(
            String name, Map<String, FileDescriptorProto> sources, Map<String, FileDescriptor> built)
            throws DescriptorValidationException {
        FileDescriptor known = built.get(name);
        if (known != null) {
            return known;
        }
        FileDescriptorProto source = Objects.requireNonNull(sources.get(name), name);
        List<FileDescriptor> needed = new ArrayList<>();
        for (String dependency : source.getDependencyList()) {
            needed.add(build(dependency, sources, built));
        }
        FileDescriptor file = FileDescriptor.buildFrom(source, needed.toArray(FileDescriptor[]::new));
        built.put(name, file);
        return file;
    }

    /** The method as gRPC calls it, with messages that know their fields by descriptor. */
    public static io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> grpc(MethodDescriptor method) {
        ProtoMethodDescriptorSupplier schema = new ProtoMethodDescriptorSupplier() {
            @Override
            public MethodDescriptor getMethodDescriptor() {
                return method;
            }

            @Override
            public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
                return method.getService();
            }

            @Override
            public FileDescriptor getFileDescriptor() {
                return method.getFile();
            }
        };
        return io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                .setType(method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY)
                .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(
                        method.getService().getFullName(), method.getName()))
                .setRequestMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
                .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
                .setSchemaDescriptor(schema)
                .build();
    }
}
