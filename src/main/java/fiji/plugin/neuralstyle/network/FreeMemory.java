package fiji.plugin.neuralstyle.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/** How much memory this machine can still give, in bytes. */
public final class FreeMemory {

	private static final Path LINUX_FACTS = Path.of("/proc/meminfo");
	private static final String AVAILABLE = "MemAvailable:";

	private FreeMemory() {}

	/**
	 * Free memory in bytes. On Linux files cached in memory count as free, as the system drops them when
	 * asked; a container's limit is respected.
	 */
	public static long bytes() {
		final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		final OptionalLong total = linuxFact("MemTotal:");
		final OptionalLong available = linuxFact(AVAILABLE);
		final boolean limited = total.isPresent() && system.getTotalMemorySize() < total.getAsLong();
		return available.isEmpty() || limited ? system.getFreeMemorySize() : available.getAsLong();
	}

	private static OptionalLong linuxFact(final String name) {
		if (!Files.isReadable(LINUX_FACTS)) return OptionalLong.empty();
		try (Stream<String> lines = Files.lines(LINUX_FACTS)) {
			return lines.filter(line -> line.startsWith(name)).mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D",
				""))).findFirst();
		}
		catch (IOException e) {
			// The Java runtime's own, more cautious figure serves instead.
			return OptionalLong.empty();
		}
	}
}
