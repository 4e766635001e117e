package fiji.plugin.neuralstyle.batch;

import java.time.Duration;

import fiji.plugin.neuralstyle.transfer.Progress;

/**
 * Where a batch is.
 *
 * @param number of the job, from 1
 * @param jobs in all
 * @param job the job
 * @param image where the job is
 * @param fraction of the whole batch done, 0 to 1
 * @param timeLeft estimate for the rest of the batch, as if no more results were there already; zero while
 *          there is none
 */
public record BatchProgress(int number, int jobs, BatchJob job, Progress image, double fraction, Duration timeLeft) {

	/** The image's progress, but with the fraction and the time left of the whole. */
	public Progress overall() {
		return new Progress(image.level(), image.levels(), image.size(), image.iteration(), image.iterations(), image
			.losses(), fraction, timeLeft, image.image());
	}
}
