import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Says where a JVM's time went: {@code java Profile.java RECORDING.jfr}. Lists, each in percent of the samples:
 *
 * <ul>
 *   <li>top frames: the method in which a sample was taken, or a native method that it called;
 *   <li>self by subsystem: whose code it was; frames of the JDK count for the first frame above them that is not the JDK's,
 *       since it is that one that asked for them;
 *   <li>within: samples with a frame of this subsystem, or this method, anywhere on the stack. Those overlap, and the outer ones
 *       hold nearly all.
 * </ul>
 */
final class Profile {

    private static final int LONGEST_LIST = 40;

    /** Names begin so; the first that fits decides. */
    private static final Map<String, String> SUBSYSTEMS = new LinkedHashMap<>();

    static {
        SUBSYSTEMS.put("laurel.", "Laurel");
        SUBSYSTEMS.put("org.postgresql.", "pgjdbc");
        SUBSYSTEMS.put("org.jboss.jca.", "IronJacamar");
        SUBSYSTEMS.put("org.jboss.resource.", "IronJacamar");
        SUBSYSTEMS.put("org.jboss.as.connector.", "IronJacamar");
        SUBSYSTEMS.put("com.zaxxer.", "HikariCP");
        SUBSYSTEMS.put("org.eclipse.persistence.", "EclipseLink");
        SUBSYSTEMS.put("org.eclipse.parsson.", "Parsson");
        SUBSYSTEMS.put("org.jboss.as.jpa.", "WildFly JPA");
        SUBSYSTEMS.put("org.jipijapa.", "WildFly JPA");
        SUBSYSTEMS.put("com.arjuna.", "Narayana");
        SUBSYSTEMS.put("org.jboss.tm.", "Narayana");
        SUBSYSTEMS.put("org.wildfly.transaction.", "Narayana client");
        SUBSYSTEMS.put("org.jboss.as.txn.", "Narayana client");
        SUBSYSTEMS.put("org.jboss.as.ejb3.", "EJB container");
        SUBSYSTEMS.put("org.jboss.ejb.", "EJB container");
        SUBSYSTEMS.put("org.jboss.as.ee.", "EE interceptors");
        SUBSYSTEMS.put("org.jboss.invocation.", "EE interceptors");
        SUBSYSTEMS.put("org.jboss.as.naming.", "EE interceptors");
        SUBSYSTEMS.put("org.jboss.as.weld.", "Weld");
        SUBSYSTEMS.put("org.jboss.weld.", "Weld");
        SUBSYSTEMS.put("org.wildfly.security.", "Elytron");
        SUBSYSTEMS.put("org.jboss.as.security.", "Elytron");
        SUBSYSTEMS.put("org.jboss.resteasy.", "RESTEasy");
        SUBSYSTEMS.put("io.undertow.servlet.", "Undertow servlet");
        SUBSYSTEMS.put("org.wildfly.extension.undertow.", "Undertow servlet");
        SUBSYSTEMS.put("io.undertow.", "Undertow core");
        SUBSYSTEMS.put("org.xnio.", "XNIO and JBoss Threads");
        SUBSYSTEMS.put("org.jboss.threads.", "XNIO and JBoss Threads");
        SUBSYSTEMS.put("org.jboss.modules.", "JBoss Modules");
        SUBSYSTEMS.put("org.jboss.logmanager.", "logging");
        SUBSYSTEMS.put("org.jboss.logging.", "logging");
    }

    private final Map<String, Integer> frames = new TreeMap<>();
    private final Map<String, Integer> self = new TreeMap<>();
    private final Map<String, Integer> within = new TreeMap<>();
    private final Map<String, Integer> entries = new TreeMap<>();
    private final Map<String, Integer> methods = new TreeMap<>();
    private int samples;

    public static void main(String[] arguments) throws IOException {
        var cpu = new Profile();
        var allocation = new Profile();
        var natives = new Profile();
        try (var recording = new RecordingFile(Path.of(arguments[0]))) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.ExecutionSample" -> cpu.add(event, 1);
                    case "jdk.NativeMethodSample" -> natives.add(event, 1);
                    case "jdk.ObjectAllocationSample" -> allocation.add(event, (int) (event.getLong("weight") / 1024));
                    default -> {}
                }
            }
        }
        cpu.print("CPU: Java frames (jdk.ExecutionSample)", "samples");
        natives.print("In native methods, mostly waiting for a socket (jdk.NativeMethodSample)", "samples");
        allocation.print("Allocation (jdk.ObjectAllocationSample)", "KiB");
    }

    private void add(RecordedEvent event, int weight) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> stack = event.getStackTrace().getFrames();
        samples += weight;
        String owner = "JDK and JVM";
        Set<String> seen = new LinkedHashSet<>();
        Set<String> called = new LinkedHashSet<>();
        boolean owned = false;
        for (RecordedFrame frame : stack) {
            String subsystem = subsystem(frame.getMethod());
            if (subsystem != null) {
                if (!owned) {
                    owner = subsystem;
                    owned = true;
                    entries.merge(subsystem + "  " + name(frame.getMethod()), weight, Integer::sum);
                }
                seen.add(subsystem);
                called.add(name(frame.getMethod()));
            }
        }
        frames.merge(name(stack.get(0).getMethod()), weight, Integer::sum);
        self.merge(owner, weight, Integer::sum);
        for (String subsystem : seen) {
            within.merge(subsystem, weight, Integer::sum);
        }
        for (String method : called) {
            methods.merge(method, weight, Integer::sum);
        }
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    /** Null for the JDK. */
    private static String subsystem(RecordedMethod method) {
        String type = method.getType().getName();
        for (Map.Entry<String, String> known : SUBSYSTEMS.entrySet()) {
            if (type.startsWith(known.getKey())) {
                return known.getValue();
            }
        }
        boolean ofJdk = type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.")
                || type.startsWith("javax.")
                || type.startsWith("com.sun.");
        return ofJdk ? null : "others";
    }

    private void print(String title, String unit) {
        System.out.println("== " + title + ": " + samples + " " + unit);
        print("top frames", frames, LONGEST_LIST);
        print("self by subsystem, the JDK's counted for who called it", self, LONGEST_LIST);
        print("the same by method", entries, LONGEST_LIST);
        print("within", within, LONGEST_LIST);
        print("within, by method", methods, LONGEST_LIST * 6);
        System.out.println();
    }

    private void print(String title, Map<String, Integer> counts, int longest) {
        System.out.println("-- " + title);
        var sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()));
        sorted.stream()
                .limit(longest)
                .forEach(line -> System.out.printf("%6.2f %%  %s%n", 100.0 * line.getValue() / samples, line.getKey()));
    }
}
