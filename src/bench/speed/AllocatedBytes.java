import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Prints how many bytes the threads of another JVM have allocated since they began: {@code java AllocatedBytes.java PID}. Asked
 * before and after a window, so that nothing is measured during it. Threads that ended are forgotten, with what they allocated:
 * the pools of both servers keep theirs under load.
 */
final class AllocatedBytes {

    public static void main(String[] arguments) throws Exception {
        var machine = VirtualMachine.attach(arguments[0]);
        String address = machine.startLocalManagementAgent();
        machine.detach();
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            var threads = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            long[] bytes = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
            System.out.println(Arrays.stream(bytes).filter(count -> count > 0).sum());
        }
    }
}
