package laurel.it;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import java.time.Duration;
import java.util.List;

/** What the server is going to start by itself. */
@Stateless
public class Timers {

    @Resource
    private TimerService timers;

    /** How long it is until each timer of a job goes off. */
    public List<Duration> remaining(String job) {
        return timers.getAllTimers().stream()
                .filter(timer -> job.equals(timer.getInfo()))
                .map(Timer::getTimeRemaining)
                .map(Duration::ofMillis)
                .toList();
    }
}
