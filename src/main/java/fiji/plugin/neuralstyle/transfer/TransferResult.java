package fiji.plugin.neuralstyle.transfer;

import java.time.Duration;

import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Resizing;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * What came of a run.
 *
 * @param image the best image, of the content's size, values in [0, 1]
 * @param losses there, at the level where the run ended
 * @param reason why it ended
 * @param iterations over all levels
 * @param evaluations of loss and gradient over all levels
 * @param duration of the run
 * @param pooling that was used
 * @param precision that was used
 * @param device that was used
 * @param threads of the processor that were used
 */
public record TransferResult(RgbImage image, Losses losses, StopReason reason, int iterations, int evaluations,
	Duration duration, Pooling pooling, Precision precision, ComputeDevice device, int threads)
{

	/**
	 * This and then another, as of one run: the other's image, losses and reason, and the counts and the
	 * duration of both.
	 */
	public TransferResult then(final TransferResult next) {
		return new TransferResult(next.image(), next.losses(), next.reason(), iterations + next.iterations(), evaluations + next
			.evaluations(), duration.plus(next.duration()), next.pooling(), next.precision(), next.device(), next.threads());
	}

	/** The same with its image at a size. */
	TransferResult resized(final PyramidSettings.Size size) {
		return new TransferResult(Resizing.of(image, size.width(), size.height()), losses, reason, iterations, evaluations,
			duration, pooling, precision, device, threads);
	}

	/** The same for an image that goes on beyond its edges with its other side. */
	TransferResult resizedAround(final PyramidSettings.Size size) {
		return new TransferResult(Resizing.withoutEdges(image, size.width(), size.height()), losses, reason, iterations,
			evaluations, duration, pooling, precision, device, threads);
	}

	/** The same, ended for another reason. */
	public TransferResult endedBy(final StopReason why) {
		return new TransferResult(image, losses, why, iterations, evaluations, duration, pooling, precision, device, threads);
	}
}
