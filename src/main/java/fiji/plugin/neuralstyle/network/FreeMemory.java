package fiji.plugin.neuralstyle.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** How much memory this machine can still give, in bytes. */
public final class FreeMemory {

	private static final Path LINUX_FACTS = Path.of("/proc/meminfo");
	private static final String AVAILABLE = "MemAvailable:";
	/** Of what is free, one part in so many stays so: where a plan takes the last of it, Linux ends the process without a word. */
	private static final int LEFT_ALONE = 20;

	private FreeMemory() {}

	/**
	 * Free memory in bytes, but for a twentieth that other programs and Java's own growth may want. On Linux files cached in memory
	 * count as free, as the system drops them when asked; a container's limit is respected.
	 */
	public static long bytes() {
		final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		final OptionalLong total = linuxFact("MemTotal:");
		final OptionalLong available = linuxFact(AVAILABLE);
		final boolean limited = total.isPresent() && system.getTotalMemorySize() < total.getAsLong();
		final long free = available.isEmpty() || limited ? system.getFreeMemorySize() : available.getAsLong();
		return free - free / LEFT_ALONE;
	}

	/** Free memory of a device in bytes; for a GPU that does not say, as much as there can be: the engine then says when it is full. */
	public static long bytes(final ComputeDevice device) {
		return switch (device.kind()) {
			case CPU -> bytes();
			case GPU -> gpuBytes(device);
			// A Mac's GPU uses the same memory.
			case MPS -> bytes();
		};
	}

	private static long gpuBytes(final ComputeDevice gpu) {
		try {
			// What the engine keeps for later counts as used until it is given back.
			JniUtils.emptyCudaCache();
			final MemoryUsage memory = CudaUtils.getGpuMemory(Devices.of(gpu));
			return memory.getMax() - memory.getUsed();
		}
		catch (EngineException | IllegalStateException e) {
			return Long.MAX_VALUE;
		}
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
