package fiji.plugin.neuralstyle.network;

import java.util.function.Supplier;

import ai.djl.engine.EngineException;

/** The engine has no memory left on its device. What it has computed so far is whole. */
public final class EngineMemoryException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private EngineMemoryException(final EngineException cause) {
		super("The engine ran out of memory. Choose a smaller size, precision bfloat16 or the optimizer Adam, set memory to less, " +
			"or free some memory.", cause);
	}

	/**
	 * What a call of the engine gives.
	 *
	 * @throws EngineMemoryException if it has no memory for it
	 */
	public static <T> T orMeantBy(final Supplier<T> call) {
		try {
			return call.get();
		}
		catch (EngineException e) {
			throw meantBy(e);
		}
	}

	/** What an error of the engine means: this if it is about memory, else the error itself. */
	public static RuntimeException meantBy(final EngineException e) {
		// The engine has no other sign of it.
		return e.getMessage() != null && e.getMessage().contains("alloc") ? new EngineMemoryException(e) : e;
	}
}
