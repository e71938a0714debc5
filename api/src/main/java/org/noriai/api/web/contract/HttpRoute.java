package org.noriai.api.web.contract;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noriai.api.v1.Common;

/**
 * One method of the contract as HTTP.
 *
 * @param httpMethod as {@code GET}
 * @param path where
 * @param takesBody whether the fields come as a JSON body; otherwise as query parameters
 * @param grpc how it is called
 * @param schema what the contract says of it
 * @param requestType an empty request
 */
record HttpRoute(
        String httpMethod,
        PathTemplate path,
        boolean takesBody,
        MethodDescriptor<Message, Message> grpc,
        com.google.protobuf.Descriptors.MethodDescriptor schema,
        Message requestType) {

    /** Request fields that come as a header, by the header's name. */
    Map<String, FieldDescriptor> headerFields() {
        Map<String, FieldDescriptor> fields = new LinkedHashMap<>();
        for (FieldDescriptor field : schema.getInputType().getFields()) {
            if (field.getOptions().hasExtension(Common.httpHeader)) {
                fields.put(field.getOptions().getExtension(Common.httpHeader), field);
            }
        }
        return fields;
    }

    /** Request fields that come neither in the path nor as a header. */
    List<FieldDescriptor> openFields() {
        List<FieldDescriptor> fields = new ArrayList<>(schema.getInputType().getFields());
        fields.removeAll(headerFields().values());
        fields.removeIf(field -> path.variables().contains(field.getName()));
        return fields;
    }
}
