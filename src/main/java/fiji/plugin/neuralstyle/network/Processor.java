package fiji.plugin.neuralstyle.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this machine's processor does fast. */
public final class Processor {

	private static final Path LINUX_FACTS = Path.of("/proc/cpuinfo");

	private Processor() {}

	/**
	 * The precision that "auto" means on the CPU: bfloat16 where the processor has instructions for it,
	 * which makes an evaluation about twice as fast at nearly the same gradient (docs/measurements.md has
	 * the figures); without them it would be slower than float32.
	 */
	public static Precision preferredPrecision() {
		return hasBfloat16() ? Precision.BFLOAT16 : Precision.FLOAT32;
	}

	private static boolean hasBfloat16() {
		if (!Files.isReadable(LINUX_FACTS)) return false;
		try (Stream<String> lines = Files.lines(LINUX_FACTS)) {
			return lines.filter(line -> line.startsWith("flags")).findFirst().filter(flags -> flags.contains("avx512_bf16") ||
				flags.contains("amx_bf16")).isPresent();
		}
		catch (IOException e) {
			// Not knowing is no reason to stop: float32 runs everywhere.
			return false;
		}
	}
}
