package fiji.plugin.neuralstyle.inspect;

import ij.ImagePlus;

/** A picture of which images are alike in style, by the mean of their style cosines over the layers. */
public enum SimilarityFigure {

	/** A tree whose branches join the earlier, the more alike images are. */
	DENDROGRAM("dendrogram") {

		@Override
		public ImagePlus of(final Likenesses likenesses) {
			return new Dendrogram(likenesses).draw();
		}
	},

	/** A square a pair of images, similar images beside each other; a 32-bit image. */
	HEAT_MAP("heat map") {

		@Override
		public ImagePlus of(final Likenesses likenesses) {
			return HeatMap.of(likenesses);
		}
	};

	static final String TITLE = "Style similarity";

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
}
