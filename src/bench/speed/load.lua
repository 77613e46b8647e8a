-- What wrk sends: FirstPromoter's fulfilment_pending, compact as it comes over the wire, each with an id of its own, for a
-- promoter that the books know. All ids have a fixed number of digits, so that the request is three concatenations around
-- constant text, and costs next to nothing.
--
-- BENCH_RESULT=FILE wrk -t1 -s load.lua URL -- TEMPLATE FIRST_ID PROMOTERS
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
    credited, other = 0, 0
    first_other = ''
    math.randomseed(next_id) -- the same promoters in every run

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
    local promoter = 1000000 + math.random(promoters)
    local id = next_id
    next_id = id + 1
    return part1 .. id .. part2 .. promoter .. part3 .. promoter .. part4
end

function response(status, headers, body)
    if status == 200 and body:find('"CREDITED"', 1, true) then
        credited = credited + 1
    else
        other = other + 1
        if other == 1 then
            first_other = status .. ' ' .. body:sub(1, 200):gsub('%s+', ' ')
        end
    end
end

function done(summary, latency, requests)
    local credited, other, first_other = 0, 0, ''
    for _, thread in ipairs(threads) do
        credited = credited + thread:get('credited')
        other = other + thread:get('other')
        first_other = thread:get('first_other')
    end
    local errors = summary.errors
    local broken = errors.connect + errors.read + errors.write + errors.timeout
    local file = assert(io.open(os.getenv('BENCH_RESULT'), 'w'))
    file:write(string.format('%d %d %d %.6f %.3f %.3f\n%s\n', credited, other, broken, summary.duration / 1e6,
        latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, first_other))
    file:close()
end
