package laurel.fulfilment;

import laurel.platform.web.Unfolded;

/** A fulfilment as a line of the file of fulfilments, where there are other programmes than {@code main}. */
public record FulfilmentLineOfProgramme(@Unfolded FulfilmentLine line, String programme) {

    static FulfilmentLineOfProgramme of(Fulfilment fulfilment) {
        return new FulfilmentLineOfProgramme(FulfilmentLine.of(fulfilment), fulfilment.programme());
    }
}
