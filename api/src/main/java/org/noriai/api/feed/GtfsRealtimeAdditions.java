package org.noriai.api.feed;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.util.JsonFormat;
import com.google.transit.realtime.GtfsRealtime;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.VehicleDescriptor;

/**
 * What GTFS-realtime has and its Java bindings 0.0.8 lack: written as unknown fields, printed by a descriptor that knows
 * them. The only class that has to change when newer bindings appear; see decision record 0002.
 */
final class GtfsRealtimeAdditions {

    private static final int SCHEDULE_RELATIONSHIP_NEW = 8;
    private static final int SCHEDULE_RELATIONSHIP_DELETED = 7;
    private static final int WHEELCHAIR_ACCESSIBLE_FIELD = 4;
    private static final int WHEELCHAIR_ACCESSIBLE = 2;
    private static final int WHEELCHAIR_INACCESSIBLE = 3;

    private static final Descriptor FEED_MESSAGE = extend(GtfsRealtime.getDescriptor());

    private GtfsRealtimeAdditions() {}

    /** Marks a trip as {@code NEW}. */
    static void setNew(TripDescriptor.Builder trip) {
        trip.clearScheduleRelationship()
                .setUnknownFields(with(
                        trip.getUnknownFields(),
                        TripDescriptor.SCHEDULE_RELATIONSHIP_FIELD_NUMBER,
                        SCHEDULE_RELATIONSHIP_NEW));
    }

    /** Says whether people can travel in their wheelchair. */
    static void setWheelchairAccessible(VehicleDescriptor.Builder vehicle, boolean accessible) {
        vehicle.setUnknownFields(with(
                vehicle.getUnknownFields(),
                WHEELCHAIR_ACCESSIBLE_FIELD,
                accessible ? WHEELCHAIR_ACCESSIBLE : WHEELCHAIR_INACCESSIBLE));
    }

    /** A feed as JSON, the additions by name. */
    static String json(byte[] feed) {
        try {
            return JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .preservingProtoFieldNames()
                    .print(DynamicMessage.parseFrom(FEED_MESSAGE, feed));
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("The bytes are no GTFS-realtime feed.", malformed);
        }
    }

    private static UnknownFieldSet with(UnknownFieldSet fields, int field, int value) {
        return fields.toBuilder()
                .mergeField(
                        field,
                        UnknownFieldSet.Field.newBuilder().addVarint(value).build())
                .build();
    }

    private static Descriptor extend(FileDescriptor bindings) {
        FileDescriptorProto.Builder file = bindings.toProto().toBuilder();
        for (DescriptorProto.Builder message : file.getMessageTypeBuilderList()) {
            if (message.getName().equals("TripDescriptor")) {
                EnumDescriptorProto.Builder relationship = message.getEnumTypeBuilderList().stream()
                        .filter(it -> it.getName().equals("ScheduleRelationship"))
                        .findFirst()
                        .orElseThrow();
                relationship
                        .addValue(value("DELETED", SCHEDULE_RELATIONSHIP_DELETED))
                        .addValue(value("NEW", SCHEDULE_RELATIONSHIP_NEW));
            }
            if (message.getName().equals("VehicleDescriptor")) {
                message.addEnumType(EnumDescriptorProto.newBuilder()
                                .setName("WheelchairAccessible")
                                .addValue(value("NO_VALUE", 0))
                                .addValue(value("UNKNOWN", 1))
                                .addValue(value("WHEELCHAIR_ACCESSIBLE", WHEELCHAIR_ACCESSIBLE))
                                .addValue(value("WHEELCHAIR_INACCESSIBLE", WHEELCHAIR_INACCESSIBLE)))
                        .addField(FieldDescriptorProto.newBuilder()
                                .setName("wheelchair_accessible")
                                .setNumber(WHEELCHAIR_ACCESSIBLE_FIELD)
                                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                                .setType(FieldDescriptorProto.Type.TYPE_ENUM)
                                .setTypeName(".transit_realtime.VehicleDescriptor.WheelchairAccessible"));
            }
        }
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]).findMessageTypeByName("FeedMessage");
        } catch (DescriptorValidationException impossible) {
            throw new IllegalStateException("The bindings' descriptor can't be extended.", impossible);
        }
    }

    private static EnumValueDescriptorProto value(String name, int number) {
        return EnumValueDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .build();
    }
}
