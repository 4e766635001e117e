package fiji.plugin.neuralstyle.transfer;

import fiji.plugin.neuralstyle.network.EngineThreads;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;

/**
 * What to compute with. Decides how long a run takes, and nothing of the result but its last digits.
 *
 * @param device where
 * @param threads of the processor, at least 1; 0 for as many as the engine finds best
 * @param memory that the network may take at a time, in megabytes (10^6 bytes); an image that needs more is seen in
 *          tiles. 0 for what suits the memory that is free
 */
public record ComputeSettings(DeviceChoice device, int threads, int memory) {

	/** A GPU if one works, else all of the processor. */
	public static final ComputeSettings AUTO = new ComputeSettings(DeviceChoice.AUTO, 0, 0);

	public ComputeSettings {
		EngineThreads.check(threads);
		Numbers.atLeast(0, "The memory in MB", memory);
	}

	/**
	 * Settings from their texts and numbers, as dialogs, macros and command lines have them.
	 *
	 * @throws IllegalArgumentException if one will not do; the message says which and why
	 */
	public static ComputeSettings parse(final String device, final int threads, final int memory) {
		return new ComputeSettings(DeviceChoice.parse(device), threads, memory);
	}
}
