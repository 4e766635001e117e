package fiji.plugin.neuralstyle.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a processor does fast.
 *
 * @param flags its abilities, as Linux calls them
 */
public record Processor(Set<String> flags) {

	private static final Path LINUX_FACTS = Path.of("/proc/cpuinfo");
	private static final String VECTORS_OF_BFLOAT16 = "avx512_bf16";
	private static final String MATRICES_OF_BFLOAT16 = "amx_bf16";

	/** This machine's; without flags where nothing says them. */
	public static Processor here() {
		if (!Files.isReadable(LINUX_FACTS)) return new Processor(Set.of());
		try (Stream<String> lines = Files.lines(LINUX_FACTS)) {
			return new Processor(lines.filter(line -> line.startsWith("flags")).findFirst().map(line -> Set.copyOf(List.of(line.split("\\s+"))))
				.orElse(Set.of()));
		}
		catch (IOException e) {
			// Not knowing is no reason to stop: float32 runs everywhere.
			return new Processor(Set.of());
		}
	}

	/**
	 * The precision that "auto" means on the CPU: bfloat16 where the processor has instructions for it,
	 * which makes an evaluation about twice as fast at nearly the same gradient (docs/measurements.md has
	 * the figures); without them it would be slower than float32.
	 */
	public Precision preferredPrecision() {
		return flags.contains(VECTORS_OF_BFLOAT16) || multipliesMatricesOfBfloat16() ? Precision.BFLOAT16 : Precision.FLOAT32;
	}

	/** Whether there are instructions for whole matrices of bfloat16 (Intel's AMX), several times as fast as those for vectors. */
	public boolean multipliesMatricesOfBfloat16() {
		return flags.contains(MATRICES_OF_BFLOAT16);
	}
}
