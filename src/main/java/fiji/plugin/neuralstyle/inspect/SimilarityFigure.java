package fiji.plugin.neuralstyle.inspect;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** A picture of which images are alike in style, by the mean of their style cosines over the layers. */
public enum SimilarityFigure {

	/** A tree whose branches join the earlier, the more alike images are. */
	DENDROGRAM("dendrogram") {

		@Override
		public ImagePlus of(final Likenesses likenesses) {
			final double[][] distances = distances(likenesses);
			final Clustering.Cluster all = Clustering.of(distances);
			final int count = likenesses.titles().size();
			final Plot plot = new Plot("Style similarity", "1 - cosine of Gram matrices", "");
			plot.setFrameSize(WIDTH, Math.max(LEAST_HEIGHT, count * ROW));
			plot.setLimits(0, Math.max(all.height() * MARGIN, Float.MIN_NORMAL), -0.5, count - 0.5);
			plot.setFormatFlags(Plot.X_NUMBERS | Plot.X_TICKS);
			plot.setLineWidth(2);
			new Tree(plot, all.members()).draw(all);
			return withNames(plot, all.members(), likenesses.titles());
		}
	},

	/** A square a pair of images, similar images beside each other; a 32-bit image. */
	HEAT_MAP("heat map") {

		@Override
		public ImagePlus of(final Likenesses likenesses) {
			final List<Integer> order = Clustering.of(distances(likenesses)).members();
			final double[][] cosines = likenesses.styleCosines();
			final int count = order.size();
			final int side = Math.max(1, HEAT_MAP_SIDE / count);
			final FloatProcessor pixels = new FloatProcessor(count * side, count * side);
			double least = 1;
			for (int y = 0; y < count * side; y++) {
				for (int x = 0; x < count * side; x++) {
					final double cosine = cosines[order.get(y / side)][order.get(x / side)];
					pixels.setf(x, y, (float) cosine);
					least = Math.min(least, cosine);
				}
			}
			pixels.setLut(Colours.heat());
			pixels.setMinAndMax(Math.min(least, 1 - LEAST_RANGE), 1);
			final ImagePlus map = new ImagePlus("Style similarity", pixels);
			final Overlay names = new Overlay();
			for (int n = 0; n < count; n++) {
				final TextRoi name = new TextRoi(2, n * side + 2, likenesses.titles().get(order.get(n)), new Font(
					Font.SANS_SERIF, Font.PLAIN, Math.min(FONT, Math.max(1, side - 2))));
				name.setStrokeColor(Color.BLACK);
				name.setFillColor(PAPER);
				names.add(name);
			}
			map.setOverlay(names);
			return map;
		}
	};

	private static final int WIDTH = 600;
	private static final int LEAST_HEIGHT = 120;
	private static final int ROW = 40;
	private static final double MARGIN = 1.1;
	private static final int GAP = 6;
	private static final int HEAT_MAP_SIDE = 512;
	private static final double LEAST_RANGE = 1e-3;
	private static final int FONT = 12;
	private static final Color PAPER = new Color(255, 255, 255, 160);

	private final String label;

	SimilarityFigure(final String label) {
		this.label = label;
	}

	/** Draws it; not shown. */
	public abstract ImagePlus of(Likenesses likenesses);

	@Override
	public String toString() {
		return label;
	}

	/** The plot with a name left of each row; within a plot there is no room for them. */
	private static ImagePlus withNames(final Plot plot, final List<Integer> order, final List<String> titles) {
		final ImageProcessor picture = plot.getProcessor();
		picture.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
		final int room = titles.stream().mapToInt(picture::getStringWidth).max().orElse(0);
		final ColorProcessor wider = new ColorProcessor(picture.getWidth() + room, picture.getHeight());
		wider.setColor(Color.WHITE);
		wider.fill();
		wider.insert(picture.convertToRGB(), room, 0);
		// The numbers of the rows.
		final Rectangle frame = plot.getDrawingFrame();
		wider.fill(new Roi(0, 0, room + frame.x - GAP / 2, frame.y + frame.height));
		wider.setColor(Color.BLACK);
		wider.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
		wider.setAntialiasedText(true);
		wider.setJustification(ImageProcessor.RIGHT_JUSTIFY);
		for (int n = 0; n < order.size(); n++) {
			final int row = (int) Math.round(plot.scaleYtoPxl(order.size() - 1.0 - n));
			wider.drawString(titles.get(order.get(n)), room + Plot.LEFT_MARGIN - GAP, row + FONT - 2);
		}
		return new ImagePlus(plot.getTitle(), wider);
	}

	private static double[][] distances(final Likenesses likenesses) {
		final double[][] distances = likenesses.styleCosines();
		for (final double[] row : distances) {
			for (int i = 0; i < row.length; i++) {
				// Rounding may leave the cosine of the same style a little above 1.
				row[i] = Math.max(0, 1 - row[i]);
			}
		}
		return distances;
	}

	/** Draws clusters as branches, leaves from top to bottom in the order given. */
	private record Tree(Plot plot, List<Integer> order) {

		/** @return the row in which the cluster's stem is */
		double draw(final Clustering.Cluster cluster) {
			if (cluster.isSingle()) {
				return order.size() - 1.0 - order.indexOf(cluster.members().get(0));
			}
			final double left = draw(cluster.left());
			final double right = draw(cluster.right());
			plot.drawLine(cluster.left().height(), left, cluster.height(), left);
			plot.drawLine(cluster.right().height(), right, cluster.height(), right);
			plot.drawLine(cluster.height(), left, cluster.height(), right);
			return (left + right) / 2;
		}
	}
}
