package fiji.plugin.neuralstyle.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ai.djl.util.Platform;
import ai.djl.util.Utils;

/**
 * PyTorch's libraries for NVIDIA GPUs, 3 GB that no jar has room for. They are looked for when the engine starts,
 * in a folder of DJL's cache, unless the environment names another (docs/gpu.md).
 *
 * @param folder where they lie if they are there, such as {@code ~/.djl.ai/pytorch/2.7.1-cu128-linux-x86_64}
 * @param version of PyTorch that they must be, such as 2.7.1
 * @param driver whether this machine has NVIDIA's driver, without which they are of no use
 */
record CudaLibraries(Path folder, String version, boolean driver) {

	/** The CUDA version whose glue to Java is in DJL's jar. */
	static final String FLAVOR = "cu128";

	static final String PATH = "PYTORCH_LIBRARY_PATH";
	static final String FLAVOR_NAME = "PYTORCH_FLAVOR";

	private static final String LIBRARY = System.mapLibraryName("torch_cuda");
	private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
	private static final List<Path> LINUX_DRIVERS = List.of(Path.of("/proc/driver/nvidia/version"), Path.of(
		"/usr/lib/wsl/lib/libcuda.so.1"));

	/** For this process; the context class loader must see DJL. */
	static CudaLibraries ofProcess() {
		final Platform platform = Platform.fromSystem("pytorch");
		final String version = platform.getVersion();
		return new CudaLibraries(Utils.getEngineCacheDir("pytorch").resolve(version + '-' + FLAVOR + '-' + platform
			.getClassifier()), version, hasDriver());
	}

	/** Whether they are there and can be of use. */
	boolean areUsable() {
		return driver && Files.isRegularFile(folder.resolve(LIBRARY)) && otherVersion().isEmpty();
	}

	/** A sentence on why they are not in use. */
	String absence() {
		if (!driver) return "no NVIDIA driver was found on this machine.";
		if (!Files.isRegularFile(folder.resolve(LIBRARY))) {
			return "there is an NVIDIA driver, but PyTorch's CUDA libraries are not in " + folder +
				". The manual's page on GPUs (docs/gpu.md) says where to get them.";
		}
		return otherVersion().map(other -> "the CUDA libraries in " + folder + " are those of PyTorch " + other + ", and " +
			version + " is needed.").orElse("the CUDA libraries in " + folder + " did not load.");
	}

	/** Has DJL take them when the engine starts. */
	void use() {
		System.setProperty(PATH, folder.toString());
		System.setProperty(FLAVOR_NAME, FLAVOR);
	}

	/**
	 * Says what kind of libraries the environment's folder holds, which DJL guesses wrongly where it does not
	 * find CUDA's own library by its plain name.
	 */
	static void completeEnvironment() {
		final String path = Utils.getEnvOrSystemProperty(PATH);
		if (path == null || Utils.getEnvOrSystemProperty(FLAVOR_NAME) != null) return;
		System.setProperty(FLAVOR_NAME, Files.isRegularFile(Path.of(path).resolve(LIBRARY)) ? FLAVOR : "cpu");
	}

	/** Back to the libraries in the jar. Does nothing about what the environment says. */
	static void forget() {
		System.clearProperty(PATH);
		System.clearProperty(FLAVOR_NAME);
	}

	/** The version that the libraries say they are, if that is not the one needed: it would end in a crash. */
	private Optional<String> otherVersion() {
		return said(folder.resolve("build-version")).or(() -> said(folder.resolveSibling("build-version"))).filter(
			other -> !other.equals(version));
	}

	private static Optional<String> said(final Path file) {
		if (!Files.isRegularFile(file)) return Optional.empty();
		try (Stream<String> lines = Files.lines(file)) {
			return lines.map(VERSION::matcher).filter(Matcher::find).map(Matcher::group).findFirst();
		}
		catch (IOException e) {
			// Unknown is not wrong: the folder's name has the version too.
			return Optional.empty();
		}
	}

	private static boolean hasDriver() {
		final String windows = System.getenv("SystemRoot");
		if (windows != null) return Files.exists(Path.of(windows, "System32", "nvcuda.dll"));
		return LINUX_DRIVERS.stream().anyMatch(Files::exists);
	}
}
