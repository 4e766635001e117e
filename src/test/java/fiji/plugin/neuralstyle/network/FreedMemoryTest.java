package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

class FreedMemoryTest {

	private static final Path FACTS = Path.of("/proc/self/status");
	private static final int MEGA_VALUES = 1 << 20;
	/** Of 4 MB each. */
	private static final int ARRAYS = 50;

	@Test
	void whatTheCLibraryKeptIsGivenBackThoughABlockInTheMiddleIsInUse() throws IOException, JMException {
		assumeTrue(Files.isReadable(FACTS) && commandExists(), "Java or its C library has no memory to give back here.");
		try (Program program = Program.load("optimizer.py"); NDManager manager = program.manager().newSubManager()) {
			// From now on smaller blocks are among those that are kept when they are freed.
			manager.zeros(new Shape(6L * MEGA_VALUES)).close();
			final NDArray[] arrays = new NDArray[ARRAYS];
			Arrays.setAll(arrays, i -> manager.zeros(new Shape(MEGA_VALUES)));
			for (int i = 0; i < ARRAYS - 1; i++) {
				arrays[i].close();
			}
			final long before = ownKilobytes();
			FreedMemory.giveBack();
			final long after = ownKilobytes();
			assertTrue(after < before - 100_000, () -> before + " kB before, " + after + " after");
			assertTrue(arrays[ARRAYS - 1].eq(0).all().getBoolean());
		}
	}

	private static boolean commandExists() throws JMException {
		final MBeanServer runtime = ManagementFactory.getPlatformMBeanServer();
		final ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
		return runtime.isRegistered(commands) && Arrays.stream(runtime.getMBeanInfo(commands).getOperations()).anyMatch(
			operation -> operation.getName().equals("systemTrimNativeHeap"));
	}

	/** Memory that is no file's. */
	private static long ownKilobytes() throws IOException {
		try (Stream<String> lines = Files.lines(FACTS)) {
			return lines.filter(line -> line.startsWith("RssAnon")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst().orElseThrow();
		}
	}
}
