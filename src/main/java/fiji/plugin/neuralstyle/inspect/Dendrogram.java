package fiji.plugin.neuralstyle.inspect;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** A tree of images as an ImageJ plot: branches join where the mean distance of their styles is. */
final class Dendrogram {

	private static final int WIDTH = 600;
	private static final int LEAST_HEIGHT = 120;
	private static final int ROW = 40;
	private static final double MARGIN = 1.1;
	private static final int FONT = 12;
	private static final int GAP = 6;

	private final List<String> titles;
	private final Clustering.Cluster all;
	private final List<Integer> order;
	private final Plot plot = new Plot(SimilarityFigure.TITLE, "1 - cosine of Gram matrices", "");

	Dendrogram(final Likenesses likenesses) {
		titles = likenesses.titles();
		all = Clustering.of(likenesses.styleDistances());
		order = all.members();
	}

	ImagePlus draw() {
		plot.setFrameSize(WIDTH, Math.max(LEAST_HEIGHT, order.size() * ROW));
		// Even where all are the same an axis has a length.
		plot.setLimits(0, Math.max(all.height() * MARGIN, Float.MIN_NORMAL), -0.5, order.size() - 0.5);
		plot.setFormatFlags(Plot.X_NUMBERS | Plot.X_TICKS);
		plot.setLineWidth(2);
		draw(all);
		return withNames();
	}

	/** @return the row in which the cluster's stem is, counted from the bottom */
	private double draw(final Clustering.Cluster cluster) {
		if (cluster.isSingle()) return order.size() - 1.0 - order.indexOf(cluster.members().get(0));
		final double left = draw(cluster.left());
		final double right = draw(cluster.right());
		plot.drawLine(cluster.left().height(), left, cluster.height(), left);
		plot.drawLine(cluster.right().height(), right, cluster.height(), right);
		plot.drawLine(cluster.height(), left, cluster.height(), right);
		return (left + right) / 2;
	}

	/** The plot with a name left of each row; within a plot there is no room for them. */
	private ImagePlus withNames() {
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
			wider.drawString(titles.get(order.get(n)), room + frame.x - 2 * GAP, row + FONT - 2);
		}
		return new ImagePlus(plot.getTitle(), wider);
	}
}
