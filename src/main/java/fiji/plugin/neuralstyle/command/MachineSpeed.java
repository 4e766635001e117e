package fiji.plugin.neuralstyle.command;

import java.time.Duration;

import org.scijava.prefs.PrefService;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;

/**
 * How fast this machine runs a network with what it is to compute with, as seen in earlier runs: for saying
 * beforehand how long a run will take.
 */
final class MachineSpeed {

	/** Operations a second of one processor core in float32, until a run has shown better. */
	private static final double FIRST_GUESS = 20e9;

	private final PrefService prefs;

	MachineSpeed(final PrefService prefs) {
		this.prefs = prefs;
	}

	/** How long so many operations take, as far as is known. */
	Duration timeFor(final double operations, final NetworkWeights network, final Precision precision,
		final ComputeSettings compute)
	{
		// Half as many bytes, about twice as fast.
		final int processors = Runtime.getRuntime().availableProcessors();
		final int cores = compute.threads() == 0 ? processors : Math.min(processors, compute.threads());
		final double guess = FIRST_GUESS * cores * Float.BYTES / precision.bytes();
		return Duration.ofMillis(Math.round(1000 * operations / prefs.getDouble(MachineSpeed.class, key(network, precision,
			compute), guess)));
	}

	/** Whether a run has shown how fast it is. */
	boolean isKnown(final NetworkWeights network, final Precision precision, final ComputeSettings compute) {
		return prefs.get(MachineSpeed.class, key(network, precision, compute)) != null;
	}

	/** Keeps what a run has shown. */
	void remember(final double operations, final Duration time, final NetworkWeights network, final Precision precision,
		final ComputeSettings compute)
	{
		if (time.isZero()) return;
		prefs.put(MachineSpeed.class, key(network, precision, compute), operations / (time.toNanos() / 1e9));
	}

	private static String key(final NetworkWeights network, final Precision precision, final ComputeSettings compute) {
		final String speed = network.sha256().substring(0, Math.min(16, network.sha256().length())) + "." + precision;
		return compute.equals(ComputeSettings.AUTO) ? speed : speed + "." + compute.device() + "." + compute.threads();
	}
}
