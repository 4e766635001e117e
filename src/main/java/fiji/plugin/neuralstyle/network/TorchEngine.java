package fiji.plugin.neuralstyle.network;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** Starts DJL's PyTorch engine the way this project wants it. */
public final class TorchEngine {

	private static final String NAME = "PyTorch";

	/** As native libraries, there is one for the whole program; null before it is first needed. */
	private static volatile Started started;

	private TorchEngine() {}

	/**
	 * A model without a network yet, on a device.
	 *
	 * @throws IllegalStateException if the engine's native libraries do not load
	 */
	static Model newModel(final String name, final ComputeDevice device) {
		start();
		return Model.newInstance(name, Devices.of(device), NAME);
	}

	/** The engine's version, such as 2.7.1. */
	public static String version() {
		return start().getVersion();
	}

	/** A sentence on why the libraries for GPUs are not in use; of no meaning if they are. */
	static String cudaAbsence() {
		start();
		return started.cudaAbsence();
	}

	/**
	 * Loads the engine if it is not loaded yet. The first time on a machine this unpacks its native
	 * libraries into the user's cache folder.
	 */
	static Engine start() {
		if (started == null) load();
		return started.engine();
	}

	private static synchronized void load() {
		// Telemetry is off, always. DJL reads this when its first model is made.
		System.setProperty("OPT_OUT_TRACKING", "true");
		if (System.getProperty("ai.djl.offline") == null) System.setProperty("ai.djl.offline", "true");
		// DJL looks for engines once, through the thread's class loader, which under Fiji is another than ours.
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(TorchEngine.class.getClassLoader());
		try {
			if (started == null) started = withBestLibraries();
		}
		catch (EngineException | UnsatisfiedLinkError | ExceptionInInitializerError e) {
			throw new IllegalStateException("The PyTorch engine does not start: " + e.getMessage() + ". " + wayOut(), e);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static String wayOut() {
		final String named = System.getenv(CudaLibraries.PATH);
		if (named != null) {
			return "The environment variable " + CudaLibraries.PATH + " has it look in " + named +
				": are its libraries those of PyTorch 2.7.1? Without the variable it takes its own.";
		}
		return "Its native libraries are unpacked to ~/.djl.ai, or to the folder named by the environment variable " +
			"DJL_CACHE_DIR: is there 500 MB of room, and may you write there?";
	}

	/** With those for GPUs where they are; if they do not load, with those in the jar. */
	private static Started withBestLibraries() {
		HugePages.wish();
		CudaLibraries.completeEnvironment();
		final CudaLibraries cuda = CudaLibraries.ofProcess();
		if (Utils.getEnvOrSystemProperty(CudaLibraries.PATH) == null && cuda.areUsable()) cuda.use();
		try {
			return new Started(Engine.getEngine(NAME), cuda.absence());
		}
		catch (EngineException | UnsatisfiedLinkError e) {
			final String folder = System.getProperty(CudaLibraries.PATH);
			if (folder == null) throw e;
			CudaLibraries.forget();
			return new Started(Engine.getEngine(NAME), "the libraries in " + folder + " do not load (" + reason(e) + ").");
		}
	}

	/** The innermost message, which names the file. */
	private static String reason(final Throwable e) {
		return e.getCause() == null ? e.getMessage() : reason(e.getCause());
	}

	private record Started(Engine engine, String cudaAbsence) {}
}
