package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import fiji.plugin.neuralstyle.network.Layer.Kind;

/**
 * The steps the program takes to compute the wanted feature maps, and not one more: nothing runs
 * beyond the deepest of them.
 *
 * @param steps rows of (kind, tapped) as {@code vgg.py} explains
 * @param taps the wanted layers in the network's order, which is the order of the program's answers
 * @param padding what the convolutions see beyond the border
 */
record Plan(long[][] steps, List<Layer> taps, Padding padding) {

	private static final int CONVOLUTION = 0;
	private static final int RELU = 1;
	private static final int RELU_IN_PLACE = 2;
	private static final int MAX_POOLING = 3;
	private static final int AVERAGE_POOLING = 4;

	static Plan of(final NetworkWeights network, final Pooling pooling, final Collection<Layer> wanted) {
		if (wanted.isEmpty()) throw new IllegalArgumentException("No layer is asked for.");
		final Set<Layer> open = new HashSet<>(wanted);
		final List<long[]> steps = new ArrayList<>();
		final List<Layer> taps = new ArrayList<>();
		boolean previousTapped = false;
		for (final Layer layer : network.layers()) {
			final boolean tapped = open.remove(layer);
			if (tapped) taps.add(layer);
			// A tapped convolution must survive its ReLU.
			final int kind = layer.kind() == Kind.CONVOLUTION ? CONVOLUTION //
				: layer.kind() == Kind.RELU ? previousTapped ? RELU : RELU_IN_PLACE //
					: pooling == Pooling.MAX ? MAX_POOLING : AVERAGE_POOLING;
			steps.add(new long[] { kind, tapped ? 1 : 0 });
			previousTapped = tapped;
			if (open.isEmpty()) return new Plan(poolingFirst(steps), List.copyOf(taps), network.padding());
		}
		throw new IllegalArgumentException("The network \"" + network.name() + "\" has no layer " + open + ".");
	}

	/** The maximum of what is above 0 is the maximum where that is above 0: a quarter of the values to look at. */
	private static long[][] poolingFirst(final List<long[]> steps) {
		final long[][] reordered = steps.toArray(new long[0][]);
		for (int i = 1; i < reordered.length; i++) {
			if (reordered[i][0] != MAX_POOLING || reordered[i - 1][0] != RELU_IN_PLACE || isTapped(reordered[i - 1])) continue;
			reordered[i - 1] = new long[] { MAX_POOLING, 0 };
			reordered[i] = new long[] { RELU_IN_PLACE, reordered[i][1] };
		}
		return reordered;
	}

	/**
	 * A plan for some of the wanted layers, whose steps are the first of this one's, so that tiles fit both.
	 *
	 * @throws IllegalArgumentException if another layer is among them
	 */
	Plan upTo(final Collection<Layer> layers) {
		final Set<Layer> open = new HashSet<>(layers);
		final List<long[]> first = new ArrayList<>();
		final List<Layer> kept = new ArrayList<>();
		int tap = 0;
		for (int i = 0; i < steps.length && !open.isEmpty(); i++) {
			final boolean tapped = isTapped(steps[i]) && open.remove(taps.get(tap));
			if (tapped) kept.add(taps.get(tap));
			if (isTapped(steps[i])) tap++;
			first.add(new long[] { steps[i][0], tapped ? 1 : 0 });
		}
		if (!open.isEmpty()) throw new IllegalArgumentException("The plan has no layer " + open + ".");
		return new Plan(first.toArray(new long[0][]), List.copyOf(kept), padding);
	}

	/** How many convolutions run. */
	int convolutions() {
		int count = 0;
		for (final long[] step : steps) {
			if (isConvolution(step)) count++;
		}
		return count;
	}

	private static boolean isTapped(final long[] step) {
		return step[1] == 1;
	}

	static boolean isConvolution(final long[] step) {
		return step[0] == CONVOLUTION;
	}

	static boolean isPooling(final long[] step) {
		return step[0] == MAX_POOLING || step[0] == AVERAGE_POOLING;
	}
}
