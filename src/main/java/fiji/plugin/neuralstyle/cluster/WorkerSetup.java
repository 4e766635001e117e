package fiji.plugin.neuralstyle.cluster;

import java.time.Duration;

import fiji.plugin.neuralstyle.transfer.ComputeSettings;

/**
 * What a worker works with.
 *
 * @param manifest the rows
 * @param folder of the run; exists with all that is in it
 * @param reader of the rows' flags
 * @param self this process
 * @param compute what to compute with where a row does not say it
 * @param beat between two signs of life
 * @param checkpoints how long between two checkpoints of a row; zero for one after each iteration
 */
public record WorkerSetup(Manifest manifest, RunFolder folder, RowSettings.Reader reader, Holder self,
	ComputeSettings compute, Duration beat, Duration checkpoints)
{}
