package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * One size that a run goes through.
 *
 * @param size of the target
 * @param iterations at most
 */
record Level(Size size, int iterations) {

	/** The levels for a content image of the given size, smallest first; the one that sharpens is the last. */
	static List<Level> of(final TransferSettings settings, final int width, final int height) {
		final List<Level> levels = new ArrayList<>();
		settings.pyramid().sizes(width, height).forEach(size -> levels.add(new Level(size, settings.stopping().iterations())));
		final int last = levels.size() - 1;
		final int sharpening = settings.pyramid().sharpening();
		if (sharpening > 0) levels.set(last, new Level(levels.get(last).size(), sharpening));
		return levels;
	}

	/**
	 * The levels as an optimizer needs them to come as far in 16 bits as in float32: in L-BFGS' last level the noise of the
	 * gradient costs a few percent of the loss, which a tenth more iterations make up for. Adam does not notice.
	 *
	 * @param levels smallest first
	 */
	static List<Level> inPrecision(final List<Level> levels, final OptimizerSettings.Method method, final Precision precision) {
		if (method != OptimizerSettings.Method.LBFGS || precision == Precision.FLOAT32) return levels;
		final int last = levels.size() - 1;
		final Level fewer = levels.get(last);
		final List<Level> more = new ArrayList<>(levels);
		more.set(last, new Level(fewer.size(), fewer.iterations() + fewer.iterations() / 10));
		return more;
	}

	/** Pixels times iterations. */
	double work() {
		return (double) size.pixels() * iterations;
	}

	/** Of several, or of those that are left. */
	static double work(final List<Level> levels) {
		return levels.stream().mapToDouble(Level::work).sum();
	}

	/** The same with sides that are multiples of a number. */
	Level roundedUp(final int unit) {
		return new Level(size.roundedUp(unit), iterations);
	}
}
