-- What wrk sends: FirstPromoter's fulfilment_pending, compact as it comes over the wire, each with an id of its own, for a
-- promoter that the books know. All ids have a fixed number of digits, so that the request is three concatenations around
-- constant text, and costs next to nothing.
--
-- BENCH_RESULT=FILE wrk -t1 -s load.lua URL -- TEMPLATE FIRST_ID PROMOTERS [OUTCOME [MOST [PAUSE]]]
--   OUTCOME  that every answer must have (CREDITED)
--   MOST     ids, after which the first one follows again, each for the promoter that it had (no bound)
--   PAUSE    milliseconds that a connection rests before a call, on the average, at random (0)
-- One thread only: two would send the same ids.

local threads = {}

function setup(thread)
    threads[#threads + 1] = thread
end

local function compact(json)
    -- Enough for the sample: no text in it begins a line or holds '": '.
    return (json:gsub('\n%s*', ''):gsub('": ', '":'))
end

local function replaced(text, old, new)
    local from, to = text:find(old, 1, true)
    assert(from, 'the template does not hold ' .. old)
    return text:sub(1, from - 1) .. new .. text:sub(to + 1)
end

function init(args)
    local file = assert(io.open(args[1], 'r'))
    local body = compact(file:read('*a'))
    file:close()
    next_id = tonumber(args[2])
    promoters = tonumber(args[3])
    outcome = '"' .. (args[4] or 'CREDITED') .. '"'
    most = tonumber(args[5] or math.huge)
    local pause = tonumber(args[6] or 0)
    first_id = next_id
    expected, other = 0, 0
    first_other = ''
    math.randomseed(first_id) -- the same promoters for the same ids
    if pause > 0 then
        -- Calls of many independent senders: the time between them is distributed exponentially. Not from math.random, which
        -- belongs to the promoters.
        local seed = first_id
        function delay()
            seed = (seed * 16807) % 2147483647
            return math.floor(-math.log(seed / 2147483647) * pause + 0.5)
        end
    end

    body = replaced(body, '"data":{"id":2429153', '"data":{"id":@F@')
    body = replaced(body, '"promoter":{"id":5272969', '"promoter":{"id":@P@')
    body = replaced(body, '"cust_id":""', '"cust_id":"cust-@P@"')
    -- wrk computes Content-Length: the ids that stand in for the marks are as long as these.
    local request = wrk.format('POST', nil, { ['Content-Type'] = 'application/json' },
        (body:gsub('@F@', ('F'):rep(10)):gsub('@P@', ('P'):rep(7))))
    part1, part2, part3, part4 = request:match('^(.-)' .. ('F'):rep(10) .. '(.-)' .. ('P'):rep(7) .. '(.-)' .. ('P'):rep(7) .. '(.*)$')
    assert(part4, 'the template has another order')
end

function request()
    if next_id - first_id > most then
        -- The first id of all was never sent: wrk asks for one request before it begins, and throws it away.
        next_id = first_id + 1
        math.randomseed(first_id)
        math.random(promoters)
    end
    local promoter = 1000000 + math.random(promoters)
    local id = next_id
    next_id = id + 1
    return part1 .. id .. part2 .. promoter .. part3 .. promoter .. part4
end

function response(status, headers, body)
    if status == 200 and body:find(outcome, 1, true) then
        expected = expected + 1
    else
        other = other + 1
        if other == 1 then
            first_other = status .. ' ' .. body:sub(1, 200):gsub('%s+', ' ')
        end
    end
end

function done(summary, latency, requests)
    local expected, other, first_other = 0, 0, ''
    for _, thread in ipairs(threads) do
        expected = expected + thread:get('expected')
        other = other + thread:get('other')
        first_other = thread:get('first_other')
    end
    local errors = summary.errors
    local broken = errors.connect + errors.read + errors.write + errors.timeout
    local file = assert(io.open(os.getenv('BENCH_RESULT'), 'w'))
    file:write(string.format('%d %d %d %.6f %.3f %.3f\n%s\n', expected, other, broken, summary.duration / 1e6,
        latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, first_other))
    file:close()
end
