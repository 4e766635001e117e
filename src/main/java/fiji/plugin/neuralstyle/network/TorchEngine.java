package fiji.plugin.neuralstyle.network;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;

/** Starts DJL's PyTorch engine the way this project wants it. */
public final class TorchEngine {

	private static final String NAME = "PyTorch";

	private TorchEngine() {}

	/**
	 * A model without a network yet.
	 *
	 * @throws IllegalStateException if the engine's native libraries do not load
	 */
	static Model newModel(final String name) {
		start();
		return Model.newInstance(name, Device.cpu(), NAME);
	}

	/** The engine's version, such as 2.7.1. */
	public static String version() {
		return start().getVersion();
	}

	/**
	 * Loads the engine if it is not loaded yet. The first time on a machine this unpacks its native
	 * libraries into the user's cache folder.
	 */
	static Engine start() {
		// Telemetry is off, always. DJL reads this when its first model is made.
		System.setProperty("OPT_OUT_TRACKING", "true");
		if (System.getProperty("ai.djl.offline") == null) System.setProperty("ai.djl.offline", "true");
		// DJL looks for engines once, through the thread's class loader, which under Fiji is another than ours.
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(TorchEngine.class.getClassLoader());
		try {
			return Engine.getEngine(NAME);
		}
		catch (EngineException | UnsatisfiedLinkError | ExceptionInInitializerError e) {
			throw new IllegalStateException("The PyTorch engine does not start: " + e.getMessage() +
				". Its native libraries are unpacked to ~/.djl.ai, or to the folder named by the environment variable " +
				"DJL_CACHE_DIR: is there 500 MB of room, and may you write there?", e);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}
