package org.noriai.benchmarks.fuzz;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.ExtensionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.noriai.api.v1.Common;

/** Every method of the contract, as the service's own jar describes it. */
final class ContractMethods {

    private static final String CONTRACT = "/noriai/v1/contract.binpb";

    private ContractMethods() {}

    /** All of them, by name. */
    static List<MethodDescriptor> list() throws IOException {
        ExtensionRegistry registry = ExtensionRegistry.newInstance();
        Common.registerAllExtensions(registry);
        AnnotationsProto.registerAllExtensions(registry);
        try (InputStream file = ContractMethods.class.getResourceAsStream(CONTRACT)) {
            FileDescriptorSet set = FileDescriptorSet.parseFrom(Objects.requireNonNull(file, CONTRACT), registry);
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
        } catch (DescriptorValidationException invalid) {
            throw new IOException("The contract in '" + CONTRACT + "' must be whole.", invalid);
        }
    }

    private static Map<String, FileDescriptor> imported() {
        Map<String, FileDescriptor> files = new HashMap<>();
        for (FileDescriptor file : List.of(
                DescriptorProtos.getDescriptor(),
                com.google.protobuf.TimestampProto.getDescriptor(),
                com.google.protobuf.DurationProto.getDescriptor(),
                com.google.api.HttpProto.getDescriptor(),
                AnnotationsProto.getDescriptor())) {
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
}
