package fiji.plugin.neuralstyle.transfer;

import java.time.Duration;

/**
 * Where a run is.
 *
 * @param level of the pyramid, from 1
 * @param levels of the pyramid
 * @param size of the target at this level
 * @param iteration done at this level, from 1
 * @param iterations at this level, at most
 * @param losses at the current image
 * @param fraction of the whole work done, 0 to 1
 * @param timeLeft estimate for the rest of the run, zero while there is none
 * @param image as it is now
 */
public record Progress(int level, int levels, PyramidSettings.Size size, int iteration, int iterations, Losses losses,
	double fraction, Duration timeLeft, CurrentImage image)
{}
