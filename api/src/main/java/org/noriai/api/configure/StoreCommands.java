package org.noriai.api.configure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.noriai.api.configure.ServerArguments.UnusableException;
import org.noriai.api.store.Backups;
import org.noriai.api.store.StoreException;

/** {@code backup} and {@code restore}: what is done with a store from outside the service. */
public final class StoreCommands {

    private StoreCommands() {}

    /** Whether the arguments begin with such a command. */
    public static boolean has(String... arguments) {
        return arguments.length > 0 && List.of("backup", "restore").contains(arguments[0]);
    }

    /**
     * Does it, and says what was done in one line.
     *
     * @throws UnusableException if the arguments can't be used
     * @throws StartException if it can't be done; then nothing was changed
     */
    public static String run(String... arguments) {
        boolean backup = arguments[0].equals("backup");
        List<String> rest = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        boolean replace = !backup && rest.remove("--replace");
        String option = backup ? "--to" : "--from";
        List<Path> paths = paths(rest, List.of("--data", option));
        Path data = paths.getFirst();
        Path file = paths.getLast();
        try {
            if (backup) {
                Backups.Backup made = Backups.make(data, file);
                return "Backed up %s, %d events, %d bytes, and read it back: %s"
                        .formatted(made.area(), made.events(), made.bytes(), file);
            }
            Backups.Backup restored = Backups.restore(file, data, replace);
            return "Restored %s, %d events, to %s".formatted(restored.area(), restored.events(), data);
        } catch (StoreException failed) {
            throw new StartException(String.valueOf(failed.getMessage()));
        }
    }

    private static List<Path> paths(List<String> arguments, List<String> wanted) {
        List<String> problems = new ArrayList<>();
        Map<String, Path> paths = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!wanted.contains(name)) {
                problems.add("There is no option '%s'.".formatted(name));
            } else if (i + 1 == arguments.size()) {
                problems.add("%s needs a value.".formatted(name));
            } else {
                paths.put(name, Path.of(arguments.get(i + 1)));
            }
        }
        wanted.stream()
                .filter(name -> !paths.containsKey(name))
                .forEach(name -> problems.add("%s is missing.".formatted(name)));
        if (!problems.isEmpty()) {
            throw new UnusableException(String.join(" ", problems));
        }
        return wanted.stream()
                .flatMap(name -> Stream.ofNullable(paths.get(name)))
                .toList();
    }
}
