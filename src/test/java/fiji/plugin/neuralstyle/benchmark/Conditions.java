package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import fiji.plugin.neuralstyle.network.TorchEngine;

/** What a reader must know of the machine and of the moment to believe a figure. */
final class Conditions {

	/** Matrix products are a library's that Python's packages leave open; a PyTorch from pip has one in it. */
	private static final String VERSION = """
		import os, platform, torch
		files = {os.path.basename(line.split()[-1]) for line in open('/proc/self/maps')}
		blas = {name for name in files if 'blas' in name}
		known = {name for name in blas if not name.startswith(('libblas.', 'liblapack.'))}
		print('version', platform.python_version(), torch.__version__, *(sorted(known or blas) or ['its own BLAS']))
		""";
	/** Debian's, where no other is installed: on one core, without vectors. */
	private static final String REFERENCE_BLAS = "libblas.so";

	private final Programs programs;

	Conditions(final Programs programs) {
		this.programs = programs;
	}

	/** Sentences, before anything is measured. */
	String text(final int turns, final double seconds) throws IOException {
		final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		final String[] python = programs.answer(List.of(programs.python(), "-c", VERSION)).lines().get(0).split(" ", 4);
		if (python[3].startsWith(REFERENCE_BLAS)) {
			throw new IOException("The Python program would multiply matrices with " + python[3] +
				", which is several times slower than others; install Debian's libopenblas0-pthread");
		}
		final double load = system.getSystemLoadAverage();
		return String.format(Locale.ROOT, "Measured on %s: %s, %d cores, %.0f GB of memory, %s; threads: %d; turns: %d, of %s s. " +
			"Java %s with PyTorch %s through DJL; Python %s with PyTorch %s and %s. The load before it began was %.1f%s.", LocalDate.now(),
			processor(), system.getAvailableProcessors(), system.getTotalMemorySize() / 1e9, system.getName(), programs.threads(),
			turns, Markdown.number(seconds), System.getProperty("java.version"), TorchEngine.version(), python[1], python[2], python[3],
			load, load < 0.5 ? ": nothing else ran"
				: ", **so other programs ran beside it and the figures are rough**: only the ratios of ways that took turns say something");
	}

	private static String processor() throws IOException {
		final Path facts = Path.of("/proc/cpuinfo");
		if (!Files.isReadable(facts)) return System.getProperty("os.arch");
		return Files.readAllLines(facts).stream().filter(line -> line.startsWith("model name")).findFirst().map(line -> line
			.replaceFirst(".*: ", "")).orElse(System.getProperty("os.arch"));
	}
}
