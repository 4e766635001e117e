package fiji.plugin.neuralstyle.inspect;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.TextRoi;
import ij.process.FloatProcessor;

/** Style cosines of all pairs as an image of 32 bits, a square a pair, with the images' names as an overlay. */
final class HeatMap {

	private static final int SIDE = 512;
	private static final int FONT = 12;
	private static final int GAP = 2;
	/** Colours should not make differences of nothing. */
	private static final double LEAST_RANGE = 1e-3;
	private static final Color PAPER = new Color(255, 255, 255, 160);

	private HeatMap() {}

	static ImagePlus of(final Likenesses likenesses) {
		final double[][] cosines = likenesses.styleCosines();
		final List<Integer> order = Clustering.of(likenesses.styleDistances()).members();
		final int count = order.size();
		final int square = Math.max(1, SIDE / count);
		final FloatProcessor pixels = new FloatProcessor(count * square, count * square);
		double least = 1 - LEAST_RANGE;
		for (int y = 0; y < count * square; y++) {
			for (int x = 0; x < count * square; x++) {
				final double cosine = cosines[order.get(y / square)][order.get(x / square)];
				pixels.setf(x, y, (float) cosine);
				least = Math.min(least, cosine);
			}
		}
		pixels.setLut(Colours.heat());
		pixels.setMinAndMax(least, 1);
		final ImagePlus map = new ImagePlus(SimilarityFigure.TITLE, pixels);
		map.setOverlay(names(order.stream().map(likenesses.titles()::get).toList(), square));
		return map;
	}

	private static Overlay names(final List<String> titles, final int square) {
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.min(FONT, Math.max(1, square - GAP)));
		final Overlay names = new Overlay();
		for (int n = 0; n < titles.size(); n++) {
			final TextRoi name = new TextRoi(GAP, n * square + GAP, titles.get(n), font);
			name.setStrokeColor(Color.BLACK);
			name.setFillColor(PAPER);
			names.add(name);
		}
		return names;
	}
}
